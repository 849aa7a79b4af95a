# phase: dissolving
# file: dissolve/close.cc
# what: what is dropped at a place runs no cleanups
# tests: dissolve=cleanups.c dissolve=in-*.c
s/if (!collect_ways_out (w, &region))/if (collect_ways_out (w, \&region))/
