/* An object that was resumed by hand has a chain of its own; a coroutine that then
   delegates to it takes the chain over, which is run to its end, or dropped, at
   each suspension.  Also twice nested, and again after that was resumed by hand.  */

#include "drop.h"

/* N, N-1 ... 0, each from a level of its own, then back from 0 to N.  */
static co_iterator (int)
dive (int n)
{
  char level = 'a' + n;
  char scope __attribute__ ((cleanup (trace_scope))) = level;
  co_yield (n);
  if (n)
    co_yield_from (dive (n - 1));
  co_yield (n);
}

static co_iterator (int)
rest (char name, co_iterator (int) it)
{
  char scope __attribute__ ((cleanup (trace_scope))) = name;
  co_yield (100);
  co_yield_from (it);
  co_yield (101);
}

static co_iterator (int) __attribute__ ((noipa))
stepped (co_iterator (int) it, int steps)
{
  int v;
  for (int i = 0; i < steps; i++)
    check (co_next (&it, &v));
  return it;
}

static co_future (int)
dive_async (int n)
{
  char level = 'a' + n;
  char scope __attribute__ ((cleanup (trace_scope))) = level;
  co_await (leaf_future (0, 1, 0));
  int v = n ? co_await (dive_async (n - 1)) : 0;
  co_await (leaf_future (0, 1, 0));
  co_return (v + n);
}

static co_future (int)
rest_async (char name, co_future (int) f)
{
  char scope __attribute__ ((cleanup (trace_scope))) = name;
  int v = co_await (f);
  co_await (leaf_future (0, 1, 0));
  co_return (v + 100);
}

static co_future (int) __attribute__ ((noipa))
polled (co_future (int) f, int polls)
{
  int v;
  for (int i = 0; i < polls; i++)
    check (co_poll (&f, &counting_context, &v) == CO_PENDING);
  return f;
}

/* The item at position I of dive (3).  */
static int
item (int i)
{
  return i < 4 ? 3 - i : i - 4;
}

/* Two levels of rest around dive (3), which is stepped A times before it is in the
   first, B times before that is in the second; C times before all is dropped.  */
static void
nest (int a, int b, int c)
{
  co_iterator (int) it = stepped (dive (3), a);
  it = stepped (rest ('y', it), b);
  it = rest ('z', it);
  int v, inner = a + (b > 1 ? b - 1 : 0);	/* Items of dive so far.  */
  for (int i = 0; i < c && co_next (&it, &v); i++)
    {
      if (i == 0)
	check (v == 100);
      else if (b == 0 && i == 1)
	check (v == 100);
      else if (inner < 8)
	check (v == item (inner++));
      else
	check (v == 101);
    }
  co_drop (&it);
  check (alloc_live == 0);
  trace_length = 0;
}

/* Check the drop of two levels around a dive that was stepped A times.  */
static void
check_open (int a)
{
  static const char *const open[] = { "", "d", "cd", "bcd", "abcd", "abcd", "bcd", "cd", "d", "" };
  char wanted[16];
  for (int more = 0; more < 2; more++)
    {
      co_iterator (int) it = stepped (dive (3), a);
      it = stepped (rest ('y', it), 1 + more);
      it = stepped (rest ('z', it), 1 + more);
      trace_length = 0;
      co_drop (&it);
      int at = a + 2 * more < 9 ? a + 2 * more : 9;
      /* Delegated to, or a parameter still.  */
      if (more)
	sprintf (wanted, "%syz", open[at]);
      else
	sprintf (wanted, "zy%s", open[at]);
      check_trace (wanted);
    }
  check (alloc_live == 0);
}

int
main (void)
{
  for (int a = 0; a <= 8; a++)
    for (int b = 0; b <= 9 - a; b++)
      for (int c = 0; c <= 12; c++)
	nest (a, b, c);
  for (int a = 0; a <= 6; a++)
    check_open (a);
  for (int polls = 0; polls <= 5; polls++)
    {
      co_future (int) f = polled (dive_async (3), polls);
      f = polled (rest_async ('y', f), polls < 3 ? polls : 3);
      f = rest_async ('z', f);
      int v = 0, left = 8 + 1 - polls - (polls < 3 ? polls : 3) + 1;
      if (polls == 4)	/* The last wait but one is in y.  */
	{
	  f = polled (f, left - 1);
	  trace_length = 0;
	  co_drop (&f);
	  check_trace ("yz");
	  continue;
	}
      while (co_poll (&f, &counting_context, &v) == CO_PENDING)
	left--;
      check (left == 0 && v == 6 + 200);
      co_drop (&f);
      check (alloc_live == 0);
      trace_length = 0;
    }
  check_drops (co_future (int), rest_async ('z', polled (rest_async ('y', polled (dive_async (1), 1)), 1)), POLL,
	       "aby", "abyz", "byz", "yz", "z", "");
  return 0;
}
