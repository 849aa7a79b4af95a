/* What was a constant where the loop of loop-that-awaits.c came from is one there, and is
   not in the frame.
   { dg-skip-if "nothing dissolves" "no-dissolve" }
   { dg-skip-if "nothing dissolves" "-fsanitize=address" } */

#define DISSOLVES
#include "loop-that-awaits.c"
