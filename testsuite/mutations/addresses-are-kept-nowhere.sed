# phase: movability
# file: analysis/movability.cc
# what: no variable whose address gets away is in a frame
# tests: frame=movab*
s/^  bool evident = .*$/  bool evident = true;/
