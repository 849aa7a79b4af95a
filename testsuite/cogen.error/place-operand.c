/* co_place takes a call of a coroutine, co_frame_size and co_frame_align its
   name.  */

#include <cogen.h>

int plain (void);
co_iterator (int) range (int n);

void
use (char *p, co_iterator (int) it, co_iterator (int) (*pointer) (int))
{
  it = co_place (p, 100, it);		/* { dg-error "last operand of 'co_place' is no call of a coroutine" } */
  /* { dg-note "write the call itself" "" .-1 } */
  it = co_place (p, 100, pointer (1));	/* { dg-error "26: last operand of 'co_place' is no call of a coroutine" } */
  /* { dg-note "write the call itself" "" .-1 } */
  (void) co_frame_size (plain);		/* { dg-error "operand of 'co_frame_size' is no coroutine" } */
  /* { dg-note "write the name of the function" "" .-1 } */
  (void) co_frame_align (range (1));	/* { dg-error "operand of 'co_frame_align' is no coroutine" } */
  /* { dg-note "write the name of the function" "" .-1 } */
}
