/* The near misses: somebody takes it, or says that nobody shall.  */

#include <cogen.h>

co_iterator (int) ints (void);
co_future (int) later (int);
co_iterator (int) kept;

void
statements (int k)
{
  (void) ints ();
  co_iterator (int) it;
  it = ints ();
  kept = ints ();
  kept = it;
  (void) it;
  (void) (k ? ints () : it);
  (void) (ints ().self == 0);
}

co_future (int)
coroutine (void)
{
  co_await (later (1));
  co_future (int) f = later (2);
  co_return (co_await (f));
}
