# phase: delegation
# file: delegation/lower.cc
# what: what a step left is kept until the next one
# tests: frame=items-die-with-steps.c frame=bodies-*
s/^      e.put (gimple_build_assign (value, build_clobber (type)));$//
