# phase: dissolving
# file: dissolve/webs.cc
# what: an element that is gone is stepped as if it had ended
# tests: dissolve=elements-*.c
s/^	w->checks = true;$/	w->checks = false;/
