# levels: -O0 -Og
break stop
run
up
info coroutine
