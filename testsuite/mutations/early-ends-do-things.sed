# phase: recursion
# file: recursion/ways.cc
# what: what is executed on the way to an end is forgotten
# tests: run=delegates-to-what-ends.c run=tail-delegation-not.c
s/^  if (end->returns || !computes_p (stmt))$/  if (marker_code (stmt) == MARKER_NONE \&\& is_gimple_call (stmt)) return true;\n  if (end->returns || !computes_p (stmt))/
