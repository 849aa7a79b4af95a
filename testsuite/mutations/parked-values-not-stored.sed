# phase: parking
# file: split/park.cc
# what: a value that is parked is not stored where the loop is entered
# tests: run=inlined-children.c frame=inlined-chain.c
s/traffic_on (p, e)->stores.safe_push (name);/(void) e;/
