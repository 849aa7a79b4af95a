/* The near misses: void used as void, and the value of a generator's yield
   used or not.  */

#include <cogen.h>

co_iterator (int) iterate (int x) { x ? co_yield (1) : (void) 0; (void) co_yield (2); }
co_future (void) wait (co_future (void) f, co_future (int) g) { co_await (f); co_await (g); co_return (); }
co_generator (int, int, int) gen (void) { co_yield (1); (void) co_yield (2); co_return (co_yield (3)); }
