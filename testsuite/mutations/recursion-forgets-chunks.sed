# phase: functions
# file: functions/nested.cc
# what: a step goes on outside of the first frame of a chunk as of any other
# tests: run=recursion-in-step.c frame=nested-frames.c
s/build2 (BIT_AND_EXPR, word, chunk, build_one_cst (word))/build2 (BIT_AND_EXPR, word, chunk, build_zero_cst (word))/
