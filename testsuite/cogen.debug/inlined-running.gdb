# levels: -O0 -Og
break stop
run
tbreak inlined.c:28
continue
print text
print got
print n
bt
up
print n
print scale
info coroutine
