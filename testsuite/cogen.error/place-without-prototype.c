/* A function that is placed must have a prototype, which empty parentheses are from C23
   on.
   { dg-additional-options "-std=gnu17" } */

#include <cogen.h>

co_iterator (int) old_style ();	/* { dg-note "19: declared here" } */

void
use (void *mem)
{
  co_place (mem, 64, old_style ());	/* { dg-error "22: 'co_place' of 'old_style', which has no prototype" } */
}
