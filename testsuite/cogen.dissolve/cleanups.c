/* Cleanups of a producer, of what it is given, and of the loop run where they do by
   hand, whichever way the loop is left; an object that was never stepped drops what it
   was given.  */

#include "alloc.h"

static co_iterator (int)
inner (int n)
{
  on_exit_trace (i);
  for (int k = 0; k < n; k++)
    {
      on_exit_trace (k);
      co_yield (k);
    }
}

static co_iterator (int)
outer (co_iterator (int) it)
{
  on_exit_trace (o);
  co_for (int v, it)
    {
      on_exit_trace (b);
      if (v == 3)
	co_return ();
      co_yield (v);
      trace ('.');
    }
  co_yield (100);
}

static int
run (int n, int stop, int how)
{
  on_exit_trace (f);
  co_for (int v, outer (inner (n)))
    {
      on_exit_trace (l);
      if (v == stop && how == 0)
	break;
      if (v == stop && how == 1)
	return v;
      if (v == stop && how == 2)
	goto out;
      if (v == stop && how == 3)
	continue;
    }
  trace ('e');
 out:
  trace ('x');
  return -1;
}

static void
expect (int n, int stop, int how, const char *what)
{
  trace_length = 0;
  memset (trace_log, 0, sizeof trace_log);
  run (n, stop, how);
  if (strcmp (trace_log, what))
    {
      fprintf (stderr, "%d %d %d: %s, not %s\n", n, stop, how, trace_log, what);
      abort ();
    }
}

static void
unstarted (int go)
{
  co_iterator (int) it = outer (inner (2));
  int v;
  if (go && co_next (&it, &v))
    trace ('s');
}

/* What it is given has begun.  */

static void
given_started (int go)
{
  co_iterator (int) first = inner (2);
  int v;
  if (!co_next (&first, &v))
    return;
  trace ('1');
  co_iterator (int) it = outer (first);
  if (go && co_next (&it, &v))
    trace ('s');
}

int
main (void)
{
  expect (0, -1, 0, "iloexf");
  expect (1, -1, 0, "l.bkiloexf");
  expect (1, 0, 0, "lbkioexf");
  expect (1, 0, 1, "lbkiof");
  expect (1, 0, 2, "lbkioxf");
  expect (1, 0, 3, "l.bkiloexf");
  expect (2, 100, 0, "l.bkl.bkiloexf");
  expect (5, -1, 0, "l.bkl.bkl.bkbkioexf");
  trace_length = 0;
  memset (trace_log, 0, sizeof trace_log);
  unstarted (0);
  check (!strcmp (trace_log, ""));
  unstarted (1);
  check (!strcmp (trace_log, "sbkio"));
  trace_length = 0;
  memset (trace_log, 0, sizeof trace_log);
  given_started (0);
  check (!strcmp (trace_log, "1ki"));
  given_started (1);
  check (!strcmp (trace_log, "1ki1ksbkio"));
}
