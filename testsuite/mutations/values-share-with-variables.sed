# phase: layout
# file: frame/place.cc
# what: values are where variables in memory are, though there is room for both
# tests: frame
s/  if (shared_values_p (s))/  if (false)/
