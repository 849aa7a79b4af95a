# phase: layout
# file: layout.cc
# what: two slots that are live together may share bytes
# tests: run=suspend-* frame
s/if (overlap_p (a, offset, b)$/if (a == b \&\& overlap_p (a, offset, b)/
