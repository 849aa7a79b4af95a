/* Near misses of return-in-coroutine.c: co_return, return in a function
   without markers, and in a nested ordinary function of a coroutine.  */

#include <cogen.h>

co_iterator (int)
iterate (void)
{
  int twice (int x) { return 2 * x; }
  co_yield (twice (1));
  co_return ();
}

co_iterator (int)
adaptor (void)
{
  co_iterator (int) inner (void) { co_yield (1); }
  return iterate ().vtable ? iterate () : inner ();
}
