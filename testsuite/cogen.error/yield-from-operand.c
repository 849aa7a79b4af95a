/* co_yield_from takes an iterator or a generator (or, in a stream, a stream) of the
   same item type; a generator that takes an argument must get it.  */

#include <cogen.h>

co_iterator (int)
use (co_iterator (long) l, co_stream (int) s, co_future (int) f, co_generator (int, int, int) g)
{
  co_yield_from (l);	/* { dg-error "3: 'co_yield_from' of 'co_iterator\\(long int\\)' in 'use', which yields items of type 'int'" } */
  /* { dg-note "write 'co_for \\(T item, it\\) co_yield \\(item\\);' to convert each item" "" .-1 } */
  co_yield_from (s);	/* { dg-error "3: 'co_yield_from' of 'co_stream\\(int\\)' in 'use'" } */
  /* { dg-note "the operand is an iterator, a generator or, in a stream, a stream" "" .-1 } */
  co_yield_from (f);	/* { dg-error "3: 'co_yield_from' of 'co_future\\(int\\)' in 'use'" } */
  /* { dg-note "the operand is an iterator, a generator or, in a stream, a stream" "" .-1 } */
  co_yield_from (g);	/* { dg-error "3: 'co_yield_from' of 'co_generator\\(int, int, int\\)' in 'use'" } */
  /* { dg-note "the operand is resumed with what 'use' is resumed with: here with 'void'" "" .-1 } */
}

co_generator (int, void, long)
resumed_with_long (co_generator (int, int, int) g, co_generator (long, int, long) h)
{
  co_yield_from (g);	/* { dg-error "3: 'co_yield_from' of 'co_generator\\(int, int, int\\)' in 'resumed_with_long'" } */
  /* { dg-note "the operand is resumed with what 'resumed_with_long' is resumed with: here with 'long int'" "" .-1 } */
  co_yield_from (h);	/* { dg-error "3: 'co_yield_from' of 'co_generator\\(long int, int, long int\\)' in 'resumed_with_long', which yields items of type 'int'" } */
  /* { dg-note "write 'while \\(co_resume \\(&g, \\.\\.\\.\\) == CO_YIELDED\\) co_yield \\(item\\);' to convert each item" "" .-1 } */
}
