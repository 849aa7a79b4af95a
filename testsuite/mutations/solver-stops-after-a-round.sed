# phase: liveness
# file: support/dataflow.cc
# what: what flows around a loop is not followed
# tests: run=suspend-in-loops.c frame drop
s/^	std::swap (now, later);$/	bitmap_clear (later);/
