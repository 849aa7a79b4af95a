/* A marker in a function that returns no trait type: an error at the marker,
   with a note about the return types that make a coroutine.  */

#include <cogen.h>

int
plain (co_future (int) f)	/* { dg-note "1: it returns 'int'; a coroutine returns 'co_iterator\\(T\\)'" } */
{	/* { dg-note "1: it returns 'int'" "" .-1 } */
  co_yield (1);		/* { dg-error "3: 'co_yield' in 'plain', which is not a coroutine" } */
  int x = co_await (f);	/* { dg-error "11: 'co_await' in 'plain', which is not a coroutine" } */
  return x;
}

void
nothing (void)		/* { dg-note "1: it returns 'void'" } */
{
  co_return ();		/* { dg-error "3: 'co_return' in 'nothing', which is not a coroutine" } */
}

co_iterator (int)
outer (void)
{
  void inner (void)	/* { dg-note "8: it returns 'void'" } */
  {
    co_yield (2);	/* { dg-error "5: 'co_yield' in 'inner', which is not a coroutine" } */
  }
  inner ();
  co_yield (1);
}
