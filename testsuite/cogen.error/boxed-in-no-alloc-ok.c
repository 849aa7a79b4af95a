/* The near misses: objects that stay in the function that made them, frames in
   the caller's memory, objects that somebody else made, and functions without
   the attribute.  */

#include <cogen.h>

void use (int);
void take (co_iterator (int));

static co_iterator (int)
range (int n)
{
  while (n)
    co_yield (n--);
}

co_no_alloc void
loops (int n)
{
  co_for (int v, range (n))
    use (v);
  co_auto co_iterator (int) it = range (n);
  for (int v; co_next (&it, &v); )
    use (v);
}

co_no_alloc co_iterator (int)
places (void *memory, size_t size, int n)
{
  return co_place (memory, size, range (n));
}

co_no_alloc void
passes_on (co_iterator (int) it)
{
  take (co_move (it));
}

static co_no_alloc co_iterator (int)
delegates (int n)
{
  co_yield_from (range (n));
  co_for (int v, range (n))
    co_yield (v);
}

/* The child in last position has the frame.  */
static co_no_alloc co_iterator (int)
recursive (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (recursive (n - 1));
}

void
uses_recursive (void)
{
  co_for (int v, recursive (3))
    use (v);
}

co_iterator (int)
may_box (int n)
{
  return n ? range (n) : delegates (n);
}

static co_iterator (int) kept;

co_no_alloc co_iterator (int)
of_others (co_iterator (int) it, int n)
{
  co_for (int v, range (n))
    use (v);
  if (n)
    kept = it;
  return it;
}
