/* The near misses: an ordinary function that steps, drops, loops and blocks,
   and one with markers that are only typed.  */

#include <cogen.h>

co_iterator (int) ints (void);
co_future (int) wait (void);

int
plain (void)
{
  int v = 0, sum = sizeof (co_await (wait ()));
  co_iterator (int) it = ints ();
  if (co_next (&it, &v))
    sum += v;
  co_drop (&it);
  co_for (int w, ints ())
    sum += w;
  return sum + co_block_on (wait ());
}
