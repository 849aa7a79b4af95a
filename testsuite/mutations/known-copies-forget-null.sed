# phase: objects, copies
# file: objects/lower.cc
# what: a copy of an object that may be null is made as if it were there
# tests: frame=dropped-on-some-ways.c
s/^  if (known.maybe_null)$/  if (false)/
