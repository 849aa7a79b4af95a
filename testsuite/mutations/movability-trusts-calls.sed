# phase: what calls do with pointers
# file: analysis/retain.cc
# what: an unknown function is thought not to keep what it is given
# tests: frame=movab* error=not-movable*
s/^	  || !add_builtin_effects (effects, call, i))$/	  \&\& !add_builtin_effects (effects, call, i))/
