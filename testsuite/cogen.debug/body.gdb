break consume
run
# The body, by its name.
tbreak range
continue
info coroutine
bt
# By its line.
tbreak body.c:21
continue
print squares
print p
print p.y
info coroutine
bt
# Over the yield: to whoever resumed it.
next
bt
# After a resume.
next
step
next
print squares
print p
print guard
print *frame
finish
# It can be changed.
tbreak leave
continue
up
print guard
print p
bt
