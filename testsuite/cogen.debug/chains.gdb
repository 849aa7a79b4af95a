break stop
run
continue
up
info coroutine it
continue
continue
continue
up
info coroutine outer
continue
up
info coroutine f
set var ((struct down__frame *) f.self)->co__link = f.self
try info coroutine f
set var ((struct down__frame *) f.self)->co__link = (void *) 16
try info coroutine f
