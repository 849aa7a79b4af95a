/* co_yield_from takes an iterator (or, in a stream, a stream) of the same
   item type.  */

#include <cogen.h>

co_iterator (int)
use (co_iterator (long) l, co_stream (int) s, co_future (int) f)
{
  co_yield_from (l);	/* { dg-error "3: 'co_yield_from' of 'co_iterator\\(long int\\)' in 'use', which yields items of type 'int'" } */
  /* { dg-note "write 'co_for \\(T item, it\\) co_yield \\(item\\);' to convert each item" "" .-1 } */
  co_yield_from (s);	/* { dg-error "3: 'co_yield_from' of 'co_stream\\(int\\)' in 'use'" } */
  /* { dg-note "the operand is an iterator or, in a stream, a stream" "" .-1 } */
  co_yield_from (f);	/* { dg-error "3: 'co_yield_from' of 'co_future\\(int\\)' in 'use'" } */
  /* { dg-note "the operand is an iterator or, in a stream, a stream" "" .-1 } */
}
