# phase: dissolve, members
# file: dissolve/members.cc
# what: a structure's members become variables whatever is done to all of it
# tests: dissolve=members*
s/x->known = false;/;/
