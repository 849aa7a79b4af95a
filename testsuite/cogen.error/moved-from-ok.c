/* The near misses: what may hold something, what is null for another reason, and
   what is no use.  */

#include <cogen.h>

co_iterator (int) ints (void);
void take (co_iterator (int));

void
perhaps (int k)
{
  co_iterator (int) it = ints ();
  if (k)
    take (it);
  take (it);
}

void
again (void)
{
  co_iterator (int) it = ints ();
  for (;;)
    take (it);
}

void
refilled (void)
{
  co_iterator (int) it = ints ();
  take (it);
  it = ints ();
  take (it);
  co_drop (&it);
}

void
null (void)
{
  co_iterator (int) it = { 0 }, dropped = ints ();
  take (it);
  co_drop (&dropped);
  take (dropped);
}

int
asked (void)
{
  co_iterator (int) it = ints ();
  take (it);
  return co_is_null (it);
}
