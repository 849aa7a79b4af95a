# phase: the state machine
# file: split/working-copies.cc
# what: what a loop did to a structure is not kept over a suspension
# tests: run=small-structures.c
s/^  for (suspension &p : s->suspensions)$/  for (suspension \&p : s->suspensions) if (false)/
