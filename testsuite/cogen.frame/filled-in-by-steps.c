/* What a step by hand fills in, such as an item of many words, is in the frame only while it is
   used; unless somebody looks at it after a step that has given nothing, which leaves it
   alone.  */

#include "check.h"
#include <cogen.h>

struct large
{
  int n, more[7];
};

static co_iterator (struct large) __attribute__ ((noipa))
larges (int n)
{
  for (int i = 0; i < n; i++)
    co_yield ((struct large) { i, { 10 * i, 0, 0, 0, 0, 0, 100 * i } });
}

/* Nothing is known of the iterators.  */
co_iterator (int)
firsts (co_iterator (struct large) it)
{
  struct large item;
  while (co_next (&it, &item))
    co_yield (item.n);
}

co_iterator (int)
sums (co_iterator (struct large) it)
{
  struct large item;
  for (;;)
    {
      if (!co_next (&it, &item))
	break;
      int last = item.more[6];
      co_yield (item.more[0]);
      co_yield (last);
    }
}

/* One after another, from the same place.  */
co_iterator (int)
again (co_iterator (struct large) it, int times)
{
  struct large item;
  while (times-- > 0)
    if (!co_next (&it, &item))
      it = larges (2);
    else
      co_yield (item.n);
}

/* The last one is looked at in the end.  */
co_iterator (int)
with_last (co_iterator (struct large) it)
{
  struct large item = { .n = -1 };
  while (co_next (&it, &item))
    co_yield (item.n);
  co_yield (1000 + item.n);
}

/* ... or in a later turn.  */
co_iterator (int)
kept (co_iterator (struct large) it, int times)
{
  struct large item = { .n = -1 };
  for (int i = 0; i < times; i++)
    {
      if (co_next (&it, &item))
	co_yield (item.n);
      if (i == times - 1)
	co_yield (2000 + item.n);
    }
}

/* Somebody else knows where it is.  */
co_iterator (int)
watched (co_iterator (struct large) it)
{
  struct large item = { .n = 7 }, *p = &item;
  while (co_next (&it, &item))
    co_yield (p->n);
  co_yield (p->n);
}

/* A part of it is got.  */
co_iterator (int)
pairs (co_iterator (struct large) it)
{
  struct { struct large item; int count; } pair = { .count = 0 };
  while (co_next (&it, &pair.item))
    co_yield (pair.item.n + 10 * ++pair.count);
  co_yield (pair.count);
}

/* ... or it is larger than what is got.  */
co_iterator (int)
inside (co_iterator (struct large) it)
{
  struct { struct large item; int count; } pair = { .count = 0 };
  while (co_next (&it, (struct large *) &pair))
    co_yield (pair.item.n + 10 * ++pair.count);
}

/* The same of generators, futures and streams.  */

typedef co_generator (struct large, int, int) generator;

static generator __attribute__ ((noipa))
countdown (int n)
{
  int add = 0;
  while (n-- > 0)
    add += co_yield ((struct large) { n, { add } });
  co_return (add);
}

co_iterator (int)
resumed (generator g)
{
  struct large item;
  int result;
  while (co_resume (&g, 5, &item, &result) == CO_YIELDED)
    co_yield (item.n + item.more[0]);
  co_yield (result);
}

/* What was given last, when the result is there.  */
co_iterator (int)
resumed_to_last (generator g)
{
  struct large item = { .n = 77 };
  int result = -1;
  while (co_resume (&g, 5, &item, &result) != CO_RETURNED)
    co_yield (result);
  co_yield (item.n);
}

static co_stream (struct large) __attribute__ ((noipa))
slowly (int n)
{
  for (int i = 0; i < n; i++)
    {
      co_await (co_sleep (1));
      co_yield ((struct large) { i, { 0 } });
    }
}

static int polls;

co_stream (int)
polled (co_stream (struct large) s)
{
  struct large item = { .n = 50 };
  for (;;)
    {
      enum co_poll now = co_poll_next (&s, co_context (), &item);
      if (now == CO_DONE)
	break;
      if (now == CO_PENDING)
	{
	  polls++;
	  co_await (co_sleep (1));
	}
      else
	co_yield (item.n);
    }
}

/* It is looked at while there is none: so it is there from the beginning on, beside others.  */
co_stream (int)
polled_meanwhile (co_stream (struct large) s)
{
  struct large item = { .n = 50 };
  int others[8];
  for (int i = 0; i < 8; i++)
    others[i] = polls + i;
  co_await (co_sleep (1));
  for (int i = 0; i < 8; i++)
    check (others[i] == polls + i);
  for (;;)
    {
      enum co_poll now = co_poll_next (&s, co_context (), &item);
      if (now == CO_DONE)
	break;
      co_await (co_sleep (1));
      co_yield (item.n);
    }
}

static co_future (int)
sum (co_stream (int) s)
{
  int h = 0;
  co_for_await (int v, s)
    h += v;
  co_return (h);
}

static int
folded (co_iterator (int) it)
{
  int h = 0;
  co_for (int v, it)
    h = 31 * h + v + 1;
  return h;
}

static int
fold (const int *v, int n)
{
  int h = 0;
  while (n-- > 0)
    h = 31 * h + *v++ + 1;
  return h;
}

#define SAME(it, ...) (folded (it) == fold ((int[]) { __VA_ARGS__ }, sizeof (int[]) { __VA_ARGS__ } / sizeof (int)))

int
main (void)
{
  check (co_frame_size (firsts) == 8 + 2 * sizeof (void *));
  check (co_frame_size (sums) == 8 + 2 * sizeof (void *));
  check (co_frame_size (again) <= 16 + 2 * sizeof (void *));
  check (co_frame_size (with_last) >= sizeof (struct large));
  check (co_is_movable (firsts) && co_is_movable (sums) && co_is_movable (with_last));
  check (SAME (firsts (larges (3)), 0, 1, 2));
  check (SAME (sums (larges (3)), 0, 0, 10, 100, 20, 200));
  check (SAME (again (larges (1), 6), 0, 0, 1, 0));
  check (SAME (with_last (larges (3)), 0, 1, 2, 1002));
  check (SAME (with_last (larges (0)), 999));
  check (SAME (kept (larges (2), 4), 0, 1, 2001));
  check (SAME (kept (larges (0), 2), 1999));
  check (SAME (watched (larges (2)), 0, 1, 1));
  check (SAME (watched (larges (0)), 7));
  check (SAME (pairs (larges (2)), 10, 21, 2));
  check (SAME (inside (larges (3)), 10, 21, 32));
  check (co_frame_size (resumed) == 8 + 2 * sizeof (void *));
  check (SAME (resumed (countdown (3)), 2, 6, 10, 15));
  check (SAME (resumed_to_last (countdown (2)), -1, -1, 0));
  check (SAME (resumed_to_last (countdown (0)), 77));
  check (co_frame_size (polled) < co_frame_size (polled_meanwhile));
  check (co_block_on (sum (polled (slowly (4)))) == 6 && polls > 0);
  check (co_block_on (sum (polled_meanwhile (slowly (1)))) >= 50);
  return 0;
}
