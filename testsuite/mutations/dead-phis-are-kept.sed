# phase: split
# file: split/dead-phis.cc
# what: PHI nodes that feed only each other stay
# tests: frame=chosen-objects.c frame=bodies-data.c
s/^	    \&\& !bitmap_bit_p (needed, SSA_NAME_VERSION (name)))$/	    \&\& !bitmap_bit_p (needed, SSA_NAME_VERSION (name)) \&\& false)/
