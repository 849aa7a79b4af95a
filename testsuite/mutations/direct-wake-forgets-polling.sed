# phase: awaits
# file: functions/awaited.cc
# what: a coroutine does not run while a direct call polls what it awaits
# tests: run=woken-directly.c
s/^  append_wake (&b, value\[0\], CO__WAKE_POLLING);$/  ;/
