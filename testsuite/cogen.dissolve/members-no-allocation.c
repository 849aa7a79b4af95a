/* What members.c does leaves no object.
   { dg-alloc-count 0 }
   { dg-skip-if "nothing dissolves" "no-dissolve" }
   { dg-skip-if "nothing dissolves" "-fsanitize=address" } */

#include "members.c"
