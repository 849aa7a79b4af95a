/* A coroutine that is declared co_movable and embeds a pinned one: the message names the
   child.  */

#include <cogen.h>

int *kept;
__attribute__ ((noinline)) co_iterator (int) child (int n) { kept = &n; co_yield (1); co_yield (n); }
/* { dg-note "declare 'child' 'co_movable', too, to be told why it is pinned" "" .-1 } */
co_movable co_iterator (int) parent (void) { co_for (int v, child (1)) co_yield (v); }
/* { dg-error "46: 'child', whose frame is pinned, has it in that of 'parent', which is not movable then" "" .-1 } */
/* { dg-note "'parent' is declared 'co_movable' here" "" .-2 } */
