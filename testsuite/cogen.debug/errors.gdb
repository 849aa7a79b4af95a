try info coroutine
break stop
run
up
# Wrong arguments.
try info coroutine pair
try info coroutine pair.a
try info coroutine it.self
try info coroutine nonsense
try info coroutine it it
try info coroutine null
try info coroutine (struct range__frame *) 0
# Nothing is executed.
try info coroutine
# Damage: the frame, the vtable, the object.
set var ((struct range__frame *) it.self)->co__state = 77
print it
try info coroutine it
set var ((struct range__frame *) it.self)->co__state = -3
try info coroutine it
set var it.self = (void *) 16
print it
try info coroutine it
set var it.vtable = (const struct co_iterator_vtable *) &pair
print it
try info coroutine it
set var pair.rest[1] = 0
print it
set var pair.a = 77
print it
set var it.vtable = (const struct co_iterator_vtable *) 16
print it
try info coroutine it
set var it.vtable = 0
print it
info coroutine it
delete
tbreak errors.c:22
continue
try info coroutine own
