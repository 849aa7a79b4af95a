/* co_try needs a coroutine whose result can be a negative error number, and
   an operand that can be negative.  */

#include <cogen.h>

co_iterator (int)
iterate (int n)	/* { dg-note "1: only a future or a generator finishes with a value" } */
{
  co_yield (co_try (n));	/* { dg-error "13: 'co_try' in 'iterate'" } */
}

co_future (unsigned)
positive (int n)	/* { dg-note "1: its result cannot be a negative error number" } */
{
  co_return (co_try (n));	/* { dg-error "14: 'co_try' in 'positive', which finishes with 'unsigned int'" } */
}

co_future (int)
unsigned_operand (unsigned n)
{
  co_return (co_try (n));	/* { dg-error "14: operand of 'co_try' has type 'unsigned int', which is no signed integer type" } */
  /* { dg-note "an error is a negative number" "" .-1 } */
}
