/* A function without a marker that returns an object by some ways, and none by others.  */

#include <cogen.h>

co_iterator (int) range (int lo, int hi);

co_iterator (int)
some (int n)	/* { dg-note "1: without a marker it is no coroutine: it gives an object by 'return' only" } */
{
  if (n)
    return range (0, n);
}	/* { dg-warning "1: control reaches the end of 'some', which returns 'co_iterator\\(int\\)' \\\[-Wreturn-type\\\]" } */

static co_future (int)
by_number (int n, co_future (int) one)	/* { dg-note "without a marker" } */
{
  switch (n)
    {
    case 1:
      return one;
    case 2:
      __builtin_abort ();
    }
}	/* { dg-warning "1: control reaches the end of 'by_number', which returns" } */

co_future (int) (*use) (int, co_future (int)) = by_number;
