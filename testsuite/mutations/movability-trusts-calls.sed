# phase: movability
# file: movability.cc
# what: functions are thought not to keep the addresses that they are given
# tests: run=movab* run=relocate* error=movable*
s/^    spread_through_call (m, call);$/    (void) call;/
