# phase: vtables
# file: functions/vtable.cc
# what: dropping a placed frame gives its memory to the allocator
# tests: run=placed* elide abi=placed*
s/fill_vtable (co->placed_vtable, co, end, 0, info);/fill_vtable (co->placed_vtable, co, co->destroy, 0, info);/
