# phase: liveness
# file: analysis/live-names.cc
# what: a value that only a PHI node uses is not live on the edge to it
# tests: run=suspend-* drop
s/TREE_CODE (arg) == SSA_NAME && !virtual_operand_p (arg)/TREE_CODE (arg) == VAR_DECL \&\& !virtual_operand_p (arg)/
