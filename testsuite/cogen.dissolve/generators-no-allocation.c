/* What generators.c does leaves no object.
   { dg-alloc-count 0 }
   { dg-skip-if "nothing dissolves" "no-dissolve" }
   { dg-skip-if "nothing dissolves" "-fsanitize=address" }
   { dg-skip-if "what is stepped by hand keeps its object: its cleanups may throw" "-fexceptions" } */

#include "generators.c"
