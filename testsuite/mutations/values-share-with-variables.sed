# phase: layout
# file: frame/place.cc
# what: values are where variables in memory are, though there is room for both
# tests: frame
s/  else if (shared_values_p (s))/  else if (false)/
