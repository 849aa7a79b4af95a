/* The near misses: the same item type by other words, in each trait that may
   delegate.  */

#include <cogen.h>

typedef int number;

co_iterator (int) iterate (co_iterator (const number) it) { co_yield_from (it); }
co_stream (int) stream (co_stream (number) s) { co_yield_from (s); }
co_generator (number, long, char) generate (co_iterator (int) it) { co_yield_from (it); co_return (1); }
