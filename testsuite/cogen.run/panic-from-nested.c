/* The name in a panic is that of the coroutine that is misused, here a nested
   function awaited by another, not the caller's.
   { dg-panic "cogen: inner: resumed after it finished" } */

#include <cogen.h>

static co_future (int)
outer (void)
{
  co_future (int) inner (void) { co_return (1); }
  co_future (int) f = inner ();
  int r;
  co_poll (&f, co_context (), &r);
  co_poll (&f, co_context (), &r);
  co_return (r);
}

int
main (void)
{
  return co_block_on (outer ());
}
