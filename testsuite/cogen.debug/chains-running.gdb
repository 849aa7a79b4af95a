# levels: -O0
break stop
run
up
info coroutine
