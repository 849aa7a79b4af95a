# phase: awaits
# file: split/wait.cc
# what: the runtime is told that the result goes where the object is
# tests: run=await*.c
s/told_offset (m, gimple_call_arg (p.call, i), p.loc)/told_offset (m, gimple_call_arg (p.call, 0), p.loc)/
