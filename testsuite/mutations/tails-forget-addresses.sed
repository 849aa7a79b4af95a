# phase: recursion
# file: recursion/tail.cc
# what: the child may have the address of a variable
# tests: run=tail-delegation-not.c
s/^\t&& (TREE_ADDRESSABLE (var) || DECL_HARD_REGISTER (var))$/\t\&\& DECL_HARD_REGISTER (var)/
