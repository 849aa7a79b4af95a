break stop
run
up
# Not started.
print owner.source
print owner
info coroutine owner.source
print e
info coroutine e
print none
info coroutine none
# Suspended for the first time.
continue
up
print owner
info coroutine owner.source
info coroutine &owner.source
print *(struct texts__frame *) owner.source.self
print/r ((struct texts__frame *) owner.source.self)->co__state
print ((struct texts__frame *) owner.source.self)->p.y
# Somewhere else, where other variables have the same bytes.
continue
up
info coroutine owner.source
# In a loop over another coroutine.
continue
up
info coroutine owner.source
info coroutine (struct texts__frame *) owner.source.self
print *(struct texts__frame *) owner.source.self
# Finished, and dropped.
continue
up
print owner.source
info coroutine owner.source
continue
up
print owner.source
# A generator.
continue
up
print e
info coroutine e
