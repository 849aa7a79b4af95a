# phase: what calls do with pointers
# file: analysis/known-calls.cc
# what: any function that is called like one of libc's is taken for it
# tests: run=own-function-named-*
s/^      && !(TREE_PUBLIC (fndecl) && DECL_IN_SYSTEM_HEADER (fndecl)))$/      \&\& !TREE_PUBLIC (fndecl))/
