# phase: analysis
# file: analysis/retain.cc
# what: a method keeps the pointer to where it puts an item
# tests: frame=bodies-data.c frame=movable-*
s/^  unsigned at = 2 \* (i + 1);$/  unsigned at = 2 * (i + 1) + 1000;/
