# phase: inlining of awaited coroutines
# file: merge/ids.cc
# what: two awaits of inlined copies have one ID, so each fetches either's value
# tests: run=inlined-children.c
s/numbers->put (TREE_OPERAND (id, 0), next_id++);/numbers->put (TREE_OPERAND (id, 0), next_id);/
