# phase: liveness
# file: reached-vars.cc
# what: what is known outside is thought not to be reached
# tests: frame=escapes* run=suspend-*
s/^	bitmap_ior_into (r->escaped\[k\], objects);$/	;/
