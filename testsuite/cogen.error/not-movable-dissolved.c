/* What dissolves in a coroutine that is declared co_movable pins it by itself: the message
   is about the line that does.  */

#include <cogen.h>

int *kept;
co_iterator (int) child (int n) { kept = &n; co_yield (1); co_yield (n); }
/* { dg-error "40: address of 'n' is stored where it may outlive this activation, so 'parent' is not movable" "" .-1 } */
co_movable co_iterator (int) parent (void) { co_for (int v, child (1)) co_yield (v); }
/* { dg-note "'parent' is declared 'co_movable' here" "" .-1 } */
