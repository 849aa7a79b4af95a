# phase: functions
# file: functions/same-step.cc
# what: a frame that has ended in the step stays in the chain
# tests: run=recursion-in-step.c run=chain-deep.c
s/^  set_innermost (r, &e, outer);$//
