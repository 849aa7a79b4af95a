# phase: fields
# file: frame/fields.cc
# what: a structure that is yielded is not copied before its parts go
# tests: run=yields-what-it-keeps-in-part.c
s/^      gimple_call_set_arg (p->call, i, copy);$//
