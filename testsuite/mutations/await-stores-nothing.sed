# phase: awaits
# file: split/wait.cc
# what: what is live across an await is not stored
# tests: run=await-* run=chain-*.c
s/^  store_names (m, p, &e);$/  ;/
