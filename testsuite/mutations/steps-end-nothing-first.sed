# phase: dissolving
# file: dissolve/open.cc
# what: what an exception leaves is dropped again
# tests: dissolve=exceptions.c
s/e.assign (d->tags\[s.var\], tag_value (TAG_FINISHED));/;/
