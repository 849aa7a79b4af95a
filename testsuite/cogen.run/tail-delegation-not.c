/* A coroutine that delegates to itself keeps its frame where something comes after that,
   or may look at what is in it: a scope that is left, a result that becomes another one,
   a variable or parameter whose address the child has, what is freed at the end, an object
   that it owns.  */

#include "alloc.h"
#include "async.h"

static co_iterator (int)
scoped (int n)
{
  on_exit_trace (s);
  co_yield (n);
  if (n)
    co_yield_from (scoped (n - 1));
}

static co_iterator (int)
followed (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (followed (n - 1));
  trace ('f');
}

static co_iterator (int)
pointed (int n, int *outer)
{
  int mine = n;
  if (outer)
    co_yield (*outer - 1 - n);
  if (n)
    co_yield_from (pointed (n - 1, &mine));
}

static co_iterator (int)
parameter (int n, int *outer)
{
  if (outer)
    {
      co_yield (*outer);
      *outer += 100;
    }
  if (n)
    co_yield_from (parameter (n - 1, &n));
}

static co_iterator (int)
array (int n, int *outer)
{
  int mine[n + 1];
  for (int i = 0; i <= n; i++)
    mine[i] = n;
  if (outer)
    co_yield (outer[0] + outer[n + 1] - 2 * n);
  if (n)
    co_yield_from (array (n - 1, mine));
}

static co_future (int)
changed (int n)
{
  if (n == 0)
    co_return (0);
  co_return (co_await (changed (n - 1)) + 1);
}

static co_future (int)
narrowed (int n)
{
  if (n > 1000)
    co_return (n);
  signed char c = co_await (narrowed (n + 800));
  co_return (c);
}

/* LAST is dropped after the child has ended.  */
static co_iterator (int)
owner (int n, co_future (int) last)
{
  if (n == 0)
    co_return ();
  co_yield (n);
  co_yield_from (owner (n - 1, leaf_future ('a' + n, 0, 0)));
}

/* In reverse: the delegation is last, but another one comes before.  */
static co_iterator (int)
twice (int n)
{
  if (n == 0)
    co_return ();
  co_yield_from (twice (n - 1));
  co_yield (n);
  co_yield_from (twice (n - 1));
}

static void
check_items (co_iterator (int) it, int count, int each)
{
  int v, n = 0;
  while (co_next (&it, &v))
    {
      check (each < 0 || v == each);
      n++;
    }
  check (n == count);
  co_drop (&it);
}

int
main (void)
{
  int v;
  check_items (scoped (4), 5, -1);
  check_trace ("sssss");
  co_iterator (int) it = scoped (4);
  for (int i = 0; i < 3; i++)
    check (co_next (&it, &v) && v == 4 - i);
  co_drop (&it);
  check_trace ("sss");

  check_items (followed (4), 5, -1);
  check_trace ("fffff");
  check_items (pointed (5, NULL), 5, 0);
  it = parameter (3, NULL);
  for (int i = 3; i > 0; i--)
    check (co_next (&it, &v) && v == i);
  check (!co_next (&it, &v));
  co_drop (&it);
  check_items (array (5, NULL), 5, 2);
  check (co_block_on (changed (50)) == 50);
  check (co_block_on (narrowed (300)) == (signed char) 1100);

  check_items (owner (3, leaf_future ('z', 0, 0)), 3, -1);
  check_trace ("bcdz");
  it = owner (3, leaf_future ('z', 0, 0));
  check (co_next (&it, &v) && co_next (&it, &v));
  co_drop (&it);
  check_trace ("dz");

  int n = 0, sum = 0;
  co_for (int w, twice (10))
    {
      n++;
      sum += w;
    }
  check (n == 1023 && sum == 2036);
  check (alloc_live == 0);
  return 0;
}
