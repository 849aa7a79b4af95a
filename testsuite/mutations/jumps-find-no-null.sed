# phase: front end, ownership
# file: front-end/moves.cc
# what: a variable that is jumped past is not null
# tests: run=objects-look-after-themselves.c
s/^      protect_jumps (w, t);$/      ;/
