# phase: delegation
# file: delegation/lower.cc
# what: what a step by hand stores its item in is needed by the step
# tests: frame=bodies-data.c
s/^  bool separate = self \&\& separate_items (fun);$/  bool separate = self \&\& !self \&\& separate_items (fun);/
