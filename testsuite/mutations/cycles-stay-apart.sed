# phase: merging
# file: merge/plan.cc
# what: coroutines that call each other are not merged
# tests: run=mutual-recursion.c
s/^\t  && !same_cycle_p (root->node->decl, child->node->decl)))$/\t  ))/
