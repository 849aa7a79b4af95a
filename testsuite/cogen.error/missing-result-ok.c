/* The near misses: ends that are not reached, or have no result.  */

#include <cogen.h>
#include <stdlib.h>

co_future (int) both (int x) { if (x) co_return (1); else co_return (2); }
co_future (int) forever (co_future (int) *f) { for (;;) co_await (f); }
co_future (int) aborts (int x) { if (x) co_return (1); abort (); }
co_future (int) sorted (int x) { switch (x) { case 1: co_return (1); default: co_return (2); } }
co_future (void) none (int x) { if (x) co_return (); }
co_generator (int, void) gen (int x) { co_yield (x); }
