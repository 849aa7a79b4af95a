# phase: liveness
# file: liveness.cc
# what: a call that may throw is thought to overwrite its result variable
# tests: run=unwound-*
s/^  if (!lhs || !DECL_P (lhs) || stmt_could_throw_p (cfun, stmt))$/  if (!lhs || !DECL_P (lhs))/
