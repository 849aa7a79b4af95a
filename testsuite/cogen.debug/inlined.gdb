break stop
run
up
print f
info coroutine f
print *(struct outer__frame *) f.self
continue
up
info coroutine f
