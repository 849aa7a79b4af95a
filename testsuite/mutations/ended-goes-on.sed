# phase: dissolving
# file: dissolve/open.cc
# what: what has ended goes on at its last place
# tests: dissolve=ended-*.c
s/append_copy (ended, w->state, tag_value (TAG_FINISHED), first.loc);/;/
