# phase: merging
# file: merge/plan.cc
# what: a large unit may copy as much as it likes into what awaits
# tests: crash=copies-are-bounded.sh
s/^  UNIT_MOST = 30000$/  UNIT_MOST = 1 << 30/
