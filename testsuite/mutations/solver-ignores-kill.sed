# phase: liveness
# file: support/dataflow.cc
# what: what a block kills comes out of it all the same
# tests: frame run=suspend-*
s/^	bitmap_ior_and_compl (work, &b->gen, &b->in, &b->kill);$/	bitmap_ior (work, \&b->gen, \&b->in);/
