/* The near misses: void pointers are no item pointers, but null contexts,
   typedefs and qualified places of the right type are fine.  */

#include <cogen.h>

typedef int number;

enum co_poll
use (co_iterator (int) *it, co_future (void) f, co_generator (char, int, int) *g)
{
  number n;
  char c;
  struct { co_stream (const char *) s; } holder = { { 0 } };
  const char *text;
  if (co_next (it, &n) && co_resume (&g[0], 'a', &c, &n) == CO_YIELDED)
    return co_poll_next (&holder.s, 0, &text);
  co_drop (it);
  return co_poll (&f, 0);
}
