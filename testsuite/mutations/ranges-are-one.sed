# phase: dissolving
# file: dissolve/ranges.cc
# what: what reaches a use together is renamed apart
# tests: dissolve
s/r->leader\[r->find (k)\] = r->find (first - 1);/;/
