/* What a step has left when there are no more items, or a result that nobody fetched, is
   not needed by the next step: the frame has no place for it meanwhile.  */

#include "alloc.h"
#include "async.h"

struct item { long a, b, c; };

/* While it yields, the object and a: the item of the loop is not there.  */
static co_iterator (long)
firsts (co_iterator (struct item) it)
{
  co_for (struct item i, it)
    co_yield (i.a);
}

static co_iterator (struct item)
items (long n)
{
  for (long i = 0; i < n; i++)
    co_yield ((struct item) { i, 2 * i, 3 * i });
}

/* Of the result of the first loop nothing is kept in the second one.  */
static co_iterator (long)
both (co_iterator (struct item) a, co_iterator (long) b)
{
  co_for (struct item i, a)
    co_yield (i.b);
  co_for (long l, b)
    co_yield (l);
}

/* Nobody wants the result: it has a place only while it is waited for.  */
static co_stream (int)
ticks (int n)
{
  for (int i = 0; i < n; i++)
    {
      co_await (leaf_future (0, 1, 7));
      co_yield (i);
    }
}

/* The item that comes after a wait.  */
static co_stream (long)
waits (co_stream (int) s)
{
  long sum = 0;
  co_for_await (int v, s)
    {
      sum += v;
      co_await (leaf_future (0, 1, 7));
      co_yield (sum);
    }
}

static co_iterator (long) held;

int
main (void)
{
  long v, n = 0;
  held = firsts (items (5));
  while (co_next (&held, &v))
    check (v == n++);
  check (n == 5);
  held = both (items (3), firsts (items (2)));
  for (n = 0; co_next (&held, &v); n++)
    check (v == (n < 3 ? 2 * n : n - 3));
  check (n == 5);

  co_stream (long) s = waits (ticks (4));
  enum co_poll how;
  for (n = 0; (how = co_poll_next (&s, &counting_context, &v)) != CO_DONE; )
    if (how == CO_READY)
      {
	check (v == n * (n + 1) / 2);
	n++;
      }
  check (n == 4);

  co_drop (&held);
  check (co_frame_size (firsts) == 8 + 16);
  check (co_frame_size (both) == 8 + 16 + 16);
  check (co_frame_size (ticks) == 24 + 16 + 3 * 4 + 4);
  check (co_frame_size (waits) == 24 + 16 + 16 + 8 + 4 + 4);
  return 0;
}
