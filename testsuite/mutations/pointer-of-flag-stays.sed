# phase: objects, dead
# file: objects/dead.cc
# what: a read of the vtable alone keeps the pointer
# tests: frame=dropped-on-some-ways.c
s/^  if (!field_ref_p (ref, trait_vtable_field))$/  if (true)/
