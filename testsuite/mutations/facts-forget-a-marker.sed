# phase: facts
# file: functions/facts.cc
# what: co_is_movable is not replaced (verify_unit_without_markers)
# tests: frame=movable-helpers.c
s/code <= MARKER_IS_MOVABLE)$/code < MARKER_IS_MOVABLE)/
