# phase: what calls do with pointers
# file: analysis/pointer-flow-collect.cc
# what: what a callee finds behind a pointer is thought to stay there
# tests: frame=movable-behind* frame=movab*
s/^	  if (part != PART_VALUE \&\& effects.kept\[i\] \& 1 << part)$/	  if (false)/
