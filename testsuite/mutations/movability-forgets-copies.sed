# phase: movability
# file: analysis/pointer-flow-collect.cc
# what: a copy of an address is thought to point nowhere
# tests: frame=movab* run=relocate* error=movable*
s/^    for (unsigned v : operands)$/    for (unsigned v : vec<unsigned> ())/
