/* A loop over a call of the same recursion that only yields each item is a delegation: it
   costs no memory and no stack for each item, and does what the loop does: items, the end,
   drops.  A loop that does anything else stays one.  */

#include "alloc.h"
#include "async.h"
#include "chain.h"

static co_iterator (int)
deep (int n)
{
  co_yield (n);
  if (n)
    co_for (int v, deep (n - 1))
      co_yield (v);
  co_yield (-n);
}

static co_iterator (int)
last (int n)
{
  co_yield (n);
  if (n)
    co_for (int v, last (n - 1))
      {
	co_yield (v);
      }
}

static co_stream (int)
waits (int n)
{
  co_await (leaf_future (0, 1, 0));
  co_yield (n);
  if (n)
    co_for_await (int v, waits (n - 1))
      co_yield (v);
  co_yield (-n);
}

static co_iterator (int)
scoped (int n)
{
  on_exit_trace (s);
  co_yield (n);
  if (n)
    {
      on_exit_trace (i);
      co_for (int v, scoped (n - 1))
	co_yield (v);
      trace ('l');
    }
}

/* The items are other ones; or not all; or something else happens for each.  */
static co_iterator (int)
doubled (int n)
{
  co_yield (n);
  if (n)
    co_for (int v, doubled (n - 1))
      co_yield (2 * v);
}

static co_iterator (int)
some (int n)
{
  co_yield (n);
  if (n)
    co_for (int v, some (n - 1))
      {
	if (v == 1)
	  break;
	co_yield (v);
      }
}

static int seen;

static co_iterator (int)
counts (int n)
{
  co_yield (n);
  if (n)
    co_for (int v, counts (n - 1))
      {
	co_yield (v);
	seen++;
      }
}

static co_iterator (signed char)
narrow (int n)
{
  co_yield (n);
  if (n)
    co_for (int v, narrow (n - 1))
      co_yield (v);
}

static co_iterator (int)
same (int n)
{
  co_yield (n);
  if (n)
    co_for (int v, same (n - 1))
      {
	(void) v;
	co_yield (n);
      }
}

/* With exceptions the loop is around a place where one is caught, and stays.  */
#ifdef __EXCEPTIONS
enum { DEPTH = 100, LAST = DEPTH };
#else
enum { DEPTH = 10000, LAST = 0 };
#endif

static void
run (void)
{
  int i = 0;
  co_for (int v, deep (DEPTH))
    {
      check (v == (i <= DEPTH ? DEPTH - i : -(i - DEPTH - 1)));
      i++;
    }
  check (i == 2 * (DEPTH + 1));

  i = DEPTH;
  unsigned before = alloc_count;
  co_for (int v, last (DEPTH))
    check (v == i--);
  check (i == -1 && alloc_count <= before + LAST);

  co_stream (int) s = waits (100);
  int v, pending = 0;
  enum co_poll poll;
  i = 0;
  while ((poll = co_poll_next (&s, &counting_context, &v)) != CO_DONE)
    if (poll == CO_PENDING)
      pending++;
    else
      {
	check (v == (i <= 100 ? 100 - i : -(i - 101)));
	i++;
      }
  check (i == 202 && pending == 101);
  co_drop (&s);

  s = waits (100);
  for (i = 0; i < 20; i++)
    check (co_poll_next (&s, &counting_context, &v) != CO_DONE);
  co_drop (&s);
  check (alloc_live == 0);
}

int
main (void)
{
  int v;
  on_small_stack (run);

  co_for (int w, scoped (2))
    check (w >= 0);
  check_trace ("slislis");
  co_iterator (int) it = scoped (2);
  check (co_next (&it, &v) && co_next (&it, &v) && v == 1);
  co_drop (&it);
  check_trace ("sis");

  int i = 0;
  static const int wanted[] = { 3, 4, 4, 0 };
  co_for (int w, doubled (3))
    check (w == wanted[i++]);
  check (i == 4);
  i = 5;
  co_for (int w, some (5))
    check (w == i--);
  check (i == 1);
  i = 0;
  co_for (int w, counts (5))
    i += w;
  check (i == 15 && seen == 15);
  i = 0;
  co_for (int w, narrow (300))
    check (w == (signed char) (300 - i++));
  check (i == 301);
  co_for (int w, same (5))
    check (w == 5);
  check (alloc_live == 0);
  return 0;
}
