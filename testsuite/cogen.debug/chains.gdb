break stop
run
up
info coroutine
continue
up
info coroutine it
continue
continue
up
continue
up
info coroutine outer
continue
up
info coroutine f
