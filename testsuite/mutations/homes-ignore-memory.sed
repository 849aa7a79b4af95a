# phase: values at home
# file: analysis/homes-clashes.cc
# what: a value is at home at -O0 although a variable in memory there is needed at once
# tests: run=values-at-home* run=slot-reused* drop
s/if (vars && bitmap_intersect_p (h->places\[a->place\].memory, vars))/if (false)/
