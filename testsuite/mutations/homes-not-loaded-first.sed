# phase: values at home
# file: split/homes.cc
# what: a parameter is stored at home before the others are loaded
# tests: run=values-at-home*
s/stored.safe_push (std::make_pair (load (m, &e, name, from), to));/emit_slot_store (\&e, m->frame, to, load (m, \&e, name, from));/
