# phase: recursion
# file: recursion/early.cc
# what: a child that would end is called, and no other
# tests: run=delegates-to-what-ends.c
s/^      connect (bb, end, taken ? EDGE_TRUE_VALUE : EDGE_FALSE_VALUE,$/      taken = !taken;\n&/
