/* Whichever allocation of a recursion of boxed children fails, with arguments that
   are objects and hand-written adaptors: the object is null, who tests goes on,
   everything is freed.  */

#include "alloc.h"
#include "async.h"

static int failed;

static co_iterator (int)
dive (int n, co_iterator (int) last)
{
  on_exit_trace (s);
  if (n == 0)
    {
      if (co_is_null (last))
	failed++;
      else
	co_yield_from (last);
      co_return ();
    }
  co_yield (n);
  co_iterator (int) child = dive (n - 1, co_move (last));
  if (co_is_null (child))
    failed++;
  else
    co_yield_from (child);
  co_yield (-n);
}

static co_future (int)
sum (int n, co_future (int) leaf)
{
  if (n == 0)
    co_return (co_await (leaf));
  co_future (int) child = sum (n - 1, co_move (leaf));
  if (co_is_null (child))
    {
      failed++;
      co_return (-1000);
    }
  co_return (co_await (child) + n);
}

static co_iterator (int) __attribute__ ((noipa))
start_dive (int n)
{
  return dive (n, dive (2, (co_iterator (int)) { 0 }));
}

static co_future (int) __attribute__ ((noipa))
start_sum (int n)
{
  return sum (n, leaf_future ('l', 1, 7));
}

int
main (void)
{
  int at, v;
  for (at = 1;; at++)
    {
      failed = 0;
      alloc_fail_at = at;
      co_iterator (int) it = start_dive (4);
      int items = 0, balance = 0;
      bool null = co_is_null (it);
      if (!null)
	co_for (int w, it)
	  {
	    items++;
	    balance += w;
	  }
      bool hit = alloc_fail_at == 0;
      alloc_fail_at = 0;
      check (alloc_live == 0);
      check (null || (balance == 0 && items % 2 == 0));
      check (null || failed >= 1);	/* The null object at the very end, too.  */
      trace_length = 0;
      if (!hit)
	{
	  check (items == 12 && failed == 1);
	  break;
	}
      check (null || items <= 12);
    }
  check (at == 9);

  for (at = 1;; at++)
    {
      failed = 0;
      alloc_fail_at = at;
      co_future (int) f = start_sum (4);
      bool null = co_is_null (f);
      while (!null && co_poll (&f, &counting_context, &v) == CO_PENDING)
	;
      bool hit = alloc_fail_at == 0;
      alloc_fail_at = 0;
      co_drop (&f);
      check (alloc_live == 0);
      check_trace ("l");
      if (!hit)
	{
	  check (v == 17 && !failed);
	  break;
	}
      check (null || (failed == 1 && v < 0));
    }
  check (at == 6);
  return 0;
}
