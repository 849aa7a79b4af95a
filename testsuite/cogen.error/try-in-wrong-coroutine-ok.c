/* The near misses of try-in-wrong-coroutine.c.  */

#include <cogen.h>

co_future (long) widens (int n) { co_return (co_try (n)); }
co_generator (char, int) generates (short n) { co_yield ('a'); co_return (co_try (n)); }
