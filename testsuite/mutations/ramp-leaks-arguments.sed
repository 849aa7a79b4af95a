# phase: ramp
# file: functions/ramp.cc
# what: after a failed allocation the arguments are not dropped
# tests: run=allocation-* run=placed*
s/^      b->e.put (call);$/      (void) call;/
