# phase: values at home
# file: analysis/homes-clashes.cc
# what: a value is at home at -O0 although another one there is needed at once
# tests: run=values-at-home*
s/bitmap_set_bit ((a > b ? a : b)->clashes, .*/;/
