# phase: split
# file: split/markers.cc
# what: a generator that links takes the place of its items for that of its result
# tests: run=yield-from-in-generator.c drop=*generator*
s/^  tree of_root = (m->s->co->t.kind == TRAIT_GENERATOR$/  tree of_root = (m->s->co->t.kind == TRAIT_GENERATOR \&\& false/
