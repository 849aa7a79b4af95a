/* The near misses: pure and const functions that return something else, malloc
   on what returns a pointer, and harmless attributes on a coroutine.  */

#include <cogen.h>

__attribute__ ((pure)) int count (co_iterator (int) *it);
__attribute__ ((const)) const char *name (int x);
__attribute__ ((malloc)) co_iterator (int) *make (void);
__attribute__ ((noinline, cold, nothrow)) co_iterator (int) one (void);

co_iterator (int) one (void) { co_yield (1); }
