# phase: dissolving
# file: dissolve/nulls.cc
# what: what may be null is stepped as if it were not
# tests: dissolve=null-*.c
s/return noted_p (stepped_null, var);/return false;/
