# phase: front end, ownership
# file: front-end/own.cc
# what: a marker that consumes a variable does not leave it null
# tests: run=consumed-* run=for-* drop
s/^  if (!lvalue_p (object))$/  if (object)/
