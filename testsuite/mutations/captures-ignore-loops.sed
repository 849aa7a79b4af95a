# phase: front end, captures
# file: front-end/capture.cc
# what: a write in a loop is thought not to follow what is made later in its body
# tests: run=captures-by-value.c
s/^  for (const loop_range &loop : owner->loops)$/  if (false) for (const loop_range \&loop : owner->loops)/
