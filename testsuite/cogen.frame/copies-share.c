/* A value that another variable has as well is kept once: what is passed on to a
   coroutine that is inlined where it is awaited, at any depth and by other types, and
   what is copied by hand.  As soon as one of the two changes, both are kept.  */

#include "alloc.h"
#include "async.h"

/* Each level keeps and passes on what it is given.  */
static co_future (int)
read_at (const char *text, long at, int pends)
{
  int n = co_await (leaf_future (0, pends, 1));
  co_return (text[at] + n);
}

static co_future (int)
read_next (const char *text, unsigned long at, int pends)
{
  int c = co_await (read_at (text, at + 0, pends));
  co_return (c + text[at + 1]);
}

static co_future (int)
read_all (const char *line, unsigned long from, int pends)
{
  int c = co_await (read_next (line, from, pends));
  co_return (c + line[from] + pends);
}

/* Both change, in turn, and are compared.  */
static co_iterator (long)
differences (int n)
{
  long last = 0, now = 0;
  for (int i = 0; i < n; i++)
    {
      last = now;
      co_yield (last);
      co_yield (now - last);
      now += i;
      co_yield (now - last);
      if (i % 3 == 0)
	last = now;
      co_yield (now + last);
    }
}

/* One name, by another one or not: only sometimes a copy.  */
static co_iterator (long)
perhaps (long a, long b, int n)
{
  long c = n & 1 ? a : b, d = a;
  co_yield (c);
  co_yield (d + a);
  if (n & 2)
    d = b;
  co_yield (a + b * 3 + c * 5 + d * 7);
}

/* Two copies outlive what they are copied from.  */
static co_iterator (int)
swapped (int n)
{
  int a = n, b = n;
  co_yield (a + b);
  for (int i = 0; i < 3; i++)
    {
      int was = a;
      a = b + i;
      b = was;
      co_yield (a * 10 + b);
    }
}

static co_iterator (long) ds, ps;
static co_iterator (int) ss;

int
main (void)
{
  static const char text[] = "abcdef";
  for (int at = 0; at < 4; at++)
    for (int pends = 0; pends < 3; pends++)
      {
	co_future (int) f = read_all (text, at, pends);
	int c, polls = 0;
	while (co_poll (&f, &counting_context, &c) == CO_PENDING)
	  polls++;
	check (polls == pends && c == 2 * text[at] + 1 + text[at + 1] + pends);
      }

  long last = 0, now = 0, v;
  ds = differences (10);
  for (int i = 0; i < 10; i++)
    {
      last = now;
      check (co_next (&ds, &v) && v == last);
      check (co_next (&ds, &v) && v == 0);
      now += i;
      check (co_next (&ds, &v) && v == now - last);
      if (i % 3 == 0)
	last = now;
      check (co_next (&ds, &v) && v == now + last);
    }
  check (!co_next (&ds, &v));

  for (int n = 0; n < 4; n++)
    {
      ps = perhaps (11, 13, n);
      check (co_next (&ps, &v) && v == (n & 1 ? 11 : 13));
      check (co_next (&ps, &v) && v == 22);
      check (co_next (&ps, &v) && v == 11 + 39 + (n & 1 ? 55 : 65) + (n & 2 ? 91 : 77));
    }

  int w, a = 4, b = 4;
  ss = swapped (4);
  check (co_next (&ss, &w) && w == 8);
  for (int i = 0; i < 3; i++)
    {
      int was = a;
      a = b + i;
      b = was;
      check (co_next (&ss, &w) && w == a * 10 + b);
    }

  co_drop (&ds);
  co_drop (&ps);
  co_drop (&ss);
  /* Header, object and result; text, place and what is pending, each once.  */
  check (co_frame_size (read_all) == 24 + 16 + 8 + 8 + 4 + 4);
  check (co_frame_size (differences) == 4 + 4 + 8 + 8 + 8);
  return 0;
}
