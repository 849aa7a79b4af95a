# phase: chains, the runtime
# file: ../libco-rt/chain.c
# what: a root that is being dropped still has its chain
# tests: run=chain-moves.c run=chain-panic-*
s/^    root->link = NULL; .*$/    ;/
