# phase: delegation
# file: delegation/filled-in.cc
# what: nobody needs what a step that gives nothing leaves alone
# tests: frame=filled-in-by-steps.c
s/^  return dead_at_p (e->dest, f);$/  return true;/
