# phase: functions
# file: functions/same-step.cc
# what: what a call in the same step gets may be overwritten by what its caller keeps
# tests: run=recursion-in-step.c
s/^      gimple_call_set_arg (p.made, i, copy);$/      gimple_call_set_arg (p.made, i, unshare_expr (arg));/
