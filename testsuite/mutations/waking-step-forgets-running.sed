# phase: awaits
# file: functions/wake.cc
# what: a coroutine does not run while its step polls what it awaits
# tests: run=woken-in-each-state.c
s/^  append_state (&s, build_int_cst (integer_type_node, CO__RUNNING));$/  ;/
