# phase: dissolving
# file: dissolve/wrapped.cc
# what: what was not wrapped stays where it was
# tests: dissolve=chosen*.c
s/^    splits\[split_of\[i\]\].put_move (edges\[i\]);$/    (void) edges[i];/
