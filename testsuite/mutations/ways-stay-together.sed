# phase: objects, ways
# file: objects/ways.cc
# what: all ways out of a scope share one drop
# tests: frame=dropped-on-some-ways.c
s/^  if (c.all.is_empty ())$/  if (!c.all.is_empty () || true)/
