/* A pointer to a capturing nested function that is live across a suspension is
   an error: its trampoline captures the resume function's stack frame.  */

#include <cogen.h>

co_iterator (int)
outer (int n)
{
  int add (int x) { return x + n; }
  int (*f) (int) = add;		/* { dg-error "nested function" } */
  co_yield (f (1));		/* { dg-note "3: suspends here" } */
  co_yield (f (2));
}
