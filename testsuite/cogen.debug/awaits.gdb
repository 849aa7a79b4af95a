break stop
run
up
info coroutine f
set backtrace limit 2
info coroutine f
set backtrace limit 0
continue
up
info coroutine s
continue
up
info coroutine s
continue
up
print n
info coroutine n
