# phase: dissolving
# file: dissolve/counters.cc
# what: a counter that goes the other way has a bound
# tests: dissolve=counters.c
s/^  return less == down || integer_zerop (by) ?/  return true ?/
