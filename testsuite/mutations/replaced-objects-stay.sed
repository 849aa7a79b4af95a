# phase: front end, captures
# file: front-end/capture-order.cc
# what: what a statement replaces at once counts as used
# tests: run=captures-replaced.c
s/^  bool replaced = !owner->any_order && made->replaced == var;$/  bool replaced = false;/
