/* Where the function that makes it is known nothing is left of what is delegated to.
   { dg-alloc-count 0 }
   { dg-skip-if "nothing dissolves" "no-dissolve" }
   { dg-skip-if "nothing dissolves" "-fsanitize=address" }
   { dg-skip-if "cleanups may throw to each other" "-fexceptions" } */

#define ONLY_KNOWN
#include "delegates-by-pointer.c"
