/* The near misses: direct calls, of declared, static and other units'
   coroutines, in parentheses.  */

#include <cogen.h>

co_iterator (int) range (int n);
static co_future (int) mine (void) { co_return (1); }

size_t
use (char *p)
{
  co_iterator (int) it = co_place (p, 100, (range (3)));
  co_future (int) f = co_place (p + 128, 100, mine ());
  co_drop (&it);
  co_drop (&f);
  return co_frame_size (range) + co_frame_align (mine) + co_frame_size ((range));
}
