# phase: chains
# file: support/chain-calls.cc
# what: the result of a future in a chain goes where the root's goes
# tests: run=chain-results.c run=chain-kinds.c
s/gimple_build_assign (result, COND_EXPR, is_root, out, place)/gimple_build_assign (result, COND_EXPR, is_root, out, out)/
