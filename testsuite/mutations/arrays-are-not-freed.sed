# phase: variable-length arrays
# file: frame/vla.cc
# what: leaving a scope does not free its arrays
# tests: run=variable-* drop=variable-*
s/^    build_pop (&e, head, gimple_call_arg (call, 0));$/    ;/
