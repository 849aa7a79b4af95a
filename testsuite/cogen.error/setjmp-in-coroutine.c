/* A setjmp whose buffer would be live across a suspension is an error at the
   call: the stack frame it remembers is gone.  */

#include <cogen.h>
#include <setjmp.h>

static jmp_buf buffer;

co_iterator (int)
jump (void)
{
  if (setjmp (buffer))	/* { dg-error "7: .*setjmp" } */
			/* { dg-note "7: call it in an ordinary function that the coroutine calls" "" .-1 } */
    co_return ();
  co_yield (1);
}
