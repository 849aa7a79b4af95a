/* Reaching the end of a coroutine with a result warns, as -Wreturn-type; the
   place is the closing brace.  */

#include <cogen.h>

co_future (int)
forgot (int x)
{
  if (x)
    co_return (x);
}	/* { dg-warning "1: control reaches the end of coroutine 'forgot', which has a result \\\[-Wreturn-type\\\]" } */

co_generator (int, long)
forgot_too (int x)
{
  while (x)
    co_yield (x--);
}	/* { dg-warning "1: control reaches the end of coroutine 'forgot_too'" } */
