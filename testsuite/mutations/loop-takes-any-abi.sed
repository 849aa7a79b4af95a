# phase: operations
# file: objects/operations.cc
# what: what is made for another version is stepped
# tests: run=panic-abi-*.c
s/gimple_build_cond (EQ_EXPR, abi,/gimple_build_cond (GE_EXPR, abi,/
