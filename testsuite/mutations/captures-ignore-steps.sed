# phase: front end, captures
# file: front-end/capture-scan.cc
# what: a step does not write its item
# tests: run=captures-by-value.c
s/^  return (i > 0 ? EVENT_WRITE$/  return (i > 0 ? EVENT_MENTION/
