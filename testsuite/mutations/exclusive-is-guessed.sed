# phase: layout
# file: frame/place.cc
# what: a slot that another overlaps in part passes for exclusive (verify_layout)
# tests: frame elide
s/= !elsewhere \&\& b->memory/= b->memory/
