# phase: the state machine
# file: split/state-stores.cc
# what: what a body calls does not find it running (verify_state_stores)
# tests: run=runs-only-when-seen.c
s/^      gsi_insert_before (&gsi, build_state_store (f, CO__RUNNING),$/      if (false) gsi_insert_before (\&gsi, build_state_store (f, CO__RUNNING),/
