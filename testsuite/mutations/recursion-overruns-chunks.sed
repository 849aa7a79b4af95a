# phase: functions
# file: functions/nested.cc
# what: a nested frame may lie behind the end of its chunk
# tests: run=recursion-in-step.c run=chain-deep.c
s/distance (co) + int_size_in_bytes (co->frame_type)/distance (co)/
