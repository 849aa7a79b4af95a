# phase: inlining of awaited coroutines
# file: merge/drops.cc
# what: the way of a drop out of an inlined child goes on in the parent's body
# tests: drop=inlined-children.c
s/thread_edge (bb, e, gimple_cond_code (test) == NE_EXPR ? yes : no);/thread_edge (bb, e, gimple_cond_code (test) == NE_EXPR ? no : yes);/
