# phase: layout
# file: analysis/copies.cc
# what: what is computed from a name is taken for a copy of it
# tests: frame=copies-share.c run=suspend-*
s/^  return (gimple_assign_ssa_name_copy_p (stmt)$/  return (gimple_assign_rhs_code (stmt) == PLUS_EXPR || gimple_assign_ssa_name_copy_p (stmt)/
