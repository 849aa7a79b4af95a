# phase: dissolving
# file: dissolve/counters.cc
# what: what cannot be stays
# tests: dissolve=counters-rule-out.c
s/^  if (!bound)$/  if (bound || !bound)/
