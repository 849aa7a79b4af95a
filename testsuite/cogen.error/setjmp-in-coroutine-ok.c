/* The near miss: setjmp in a function that the coroutine calls.  */

#include <cogen.h>
#include <setjmp.h>

static jmp_buf buffer;

static int __attribute__ ((noinline))
protect (void (*f) (void))
{
  if (setjmp (buffer))
    return 1;
  f ();
  return 0;
}

co_iterator (int)
jump (void (*f) (void))
{
  co_yield (protect (f));
  co_yield (protect (f));
}
