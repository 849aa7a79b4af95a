# phase: layout
# file: frame/place.cc
# what: two slots that are live together may share bytes
# tests: run=suspend-* frame
s/^  if (bitmap_intersect_p (p->conflicts\[i\], b->slots))$/  if (false \&\& bitmap_intersect_p (p->conflicts[i], b->slots))/
