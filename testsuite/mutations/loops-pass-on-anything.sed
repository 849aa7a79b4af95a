# phase: recursion
# file: recursion/passed-on.cc
# what: a loop that yields something else is a delegation
# tests: run=loop-that-passes-on.c
s/^  if (value_on_way (&w.names, gimple_call_arg (yield, 0)) != item$/  if (!item/
