# phase: layout
# file: frame/scopes.cc
# what: the end of a scope hits the variable that has the bytes by then
# tests: run=slot-reused-in-scope.c
s/^		  || hits_another_p (s, stmt, var)))$/		  || false))/
