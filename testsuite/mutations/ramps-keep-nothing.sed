# phase: what calls do with pointers
# file: analysis/retain.cc
# what: the object of a coroutine that is not split yet is thought not to keep its arguments
# tests: run=cycle-keeps-*
s/coroutine_decl_p (fndecl)/(false \&\& coroutine_decl_p (fndecl))/
