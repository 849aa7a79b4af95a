# phase: frame types
# file: show/frame-type.cc
# what: variables in memory are not said to mean anything while suspended
# tests: debug=states* debug=DEBUGGING.md
s/if (unsigned \*k = s->frame\.slot_of\.get (s->live\.vars\[i\]\.decl))/if (unsigned *k = (unsigned *) 0)/
