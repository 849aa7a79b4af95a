# phase: front end, ownership
# file: front-end/moves.cc
# what: an assignment does not drop what the variable held
# tests: run=objects-look-after-themselves.c
s/^  if (drops)$/  if (false)/
