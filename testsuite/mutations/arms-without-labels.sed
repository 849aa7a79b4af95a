# phase: front end, captures
# file: front-end/capture-scan.cc
# what: one arm of a condition is never left for the other, labels or not
# tests: run=captures-replaced.c
s/^  if (!has_label_p (s, a.no))$/  if (a.no.first)/
