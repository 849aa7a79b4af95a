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
