/* The near misses: the same item type by other words, in each trait that may
   delegate.  */

#include <cogen.h>

typedef int number;

co_iterator (int) iterate (co_iterator (const number) it) { co_yield_from (it); }
co_stream (int) stream (co_stream (number) s) { co_yield_from (s); }
co_generator (number, long, char) generate (co_iterator (int) it) { co_yield_from (it); co_return (1); }
co_iterator (int) iterate_generator (co_generator (int, long) g) { long r = co_yield_from (g); (void) r; }
co_stream (int) stream_generator (co_generator (int, void) g) { co_yield_from (g); }
co_generator (int, long, char) generate_on (co_generator (number, short, char) g) { co_return (co_yield_from (g)); }
co_generator (int, long, char) ignore (co_generator (int, void) g) { co_yield_from (g); co_return (1); }
