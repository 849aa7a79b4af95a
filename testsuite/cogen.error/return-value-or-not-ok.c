/* The near misses of return-value-or-not.c.  */

#include <cogen.h>

co_iterator (int) iterate (void) { co_yield (1); co_return (); }
co_stream (int) stream (void) { co_yield (1); co_return (); }
co_future (int) finish (void) { co_return (1); }
co_future (void) nothing (void) { co_return (); }
co_generator (int, void *) generate (void) { co_yield (1); co_return (0); }
co_generator (int, void) no_result (void) { co_yield (1); co_return (); }
