# phase: variable-length arrays
# file: vla.cc
# what: leaving the coroutine does not free its arrays
# tests: run=variable-* drop=variable-*
s/^	  build_pop (&e, head, null_pointer_node);$/	  ;/
