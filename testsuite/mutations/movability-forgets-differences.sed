# phase: movability
# file: analysis/pointer-flow.cc
# what: an address minus an integer is thought to be no address
# tests: frame=movab*
s/^      if (bitmap_equal_p (a, b)$/      if (true || bitmap_equal_p (a, b)/
s/^	  && (bitmap_empty_p (a)$/	  || (bitmap_empty_p (a)/
