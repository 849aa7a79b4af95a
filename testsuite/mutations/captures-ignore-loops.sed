# phase: front end, captures
# file: front-end/capture-order.cc
# what: a write in a loop is thought not to follow what is made later in its body
# tests: run=captures-by-value.c campaign=random.sh
s/^  for (const pos_range &loop : owner->loops)$/  if (false) for (const pos_range \&loop : owner->loops)/
