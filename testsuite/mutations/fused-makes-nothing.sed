# phase: fusion
# file: merge/fuse.cc
# what: a fused copy begins without the object that it is to make
# tests: elide=fused-pipeline.c
s/^  gimple_call_set_lhs (call, var);/  if (0) &/
