/* The near misses: what may hold something, what is null for another reason, and
   what is no use.  */

#include <cogen.h>
#include <cogen/iter.h>

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

/* Who asks first does not use what is null.  */

int
asks_first (int k)
{
  co_iterator (int) it = ints (), other = ints ();
  int v = 0;
  take (it);
  if (!co_is_null (it) && co_next (&it, &v))
    return v;
  while (!co_is_null (it) && k--)
    v += co_next (&it, &v);
  take (other);
  if (co_is_null (other))
    return 0;
  take (other);
  return v;
}

/* A macro of our headers gets what was stored anew, or may be there.  */

int
summed_anew (int k)
{
  co_iterator (int) it = ints (), other = ints ();
  int sum = co_sum (it);
  it = ints ();
  if (k)
    take (other);
  return sum + co_sum (it) + co_sum (co_map (other, x, x + 1));
}
