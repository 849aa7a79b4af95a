# phase: delegation
# file: delegation/control-flow.cc
# what: the way of a drop joins the way on (verify_specialized)
# tests: drop=delegated-first.c drop=chain-scopes.c
s/edge out = dropped ? drop_edge (d) : NULL;/edge out = dropped < 0 ? drop_edge (d) : NULL;/
