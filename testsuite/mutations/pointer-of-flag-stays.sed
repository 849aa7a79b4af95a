# phase: objects, dead
# file: objects/dead.cc
# what: a read of the vtable alone keeps the pointer
# tests: frame=dropped-on-some-ways.c
s/^  if (!vtable_ref_p (ref))$/  if (true)/
