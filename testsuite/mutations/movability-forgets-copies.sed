# phase: movability
# file: movability.cc
# what: a copy of a pointer into the frame is thought to point nowhere
# tests: run=movab* run=relocate* error=movable*
s/^    spread_through_assign (m, stmt);$/    ;/
