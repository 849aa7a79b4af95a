# phase: layout
# file: frame/layout.cc
# what: copies of one value have a slot each
# tests: frame=copies-share.c frame=bodies-tasks.c
s/^  separate_copies (s, conflicts, copies);$//
