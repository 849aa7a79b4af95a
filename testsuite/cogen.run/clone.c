/* co_clone duplicates a coroutine that is suspended or not yet started: the two go
   on independently.  Of one that is pinned, runs, has finished, or owns something
   just then, the clone is null, and the original is as before.  */

#include "alloc.h"
#include "async.h"

static co_iterator (int)
count (int from, int to)
{
  int squares[4];
  for (int i = from; i < to; i++)
    {
      squares[i % 4] = i * i;
      co_yield (i + squares[i % 4]);
    }
}

static co_generator (char, int, int)
echo (int limit)
{
  int sum = 0;
  while (sum < limit)
    sum += co_yield ('a' + sum);
  co_return (sum);
}

static co_pinned co_iterator (int)
pinned (void)
{
  co_yield (1);
}

/* Owns something at its second suspension alone.  */
static co_iterator (int)
owns (void)
{
  co_yield (0);
  {
    on_exit_trace (s);
    co_yield (1);
  }
  co_yield (2);
}

static co_iterator (int)
owns_array (int n)
{
  char array[n];
  memset (array, 3, n);
  co_yield (array[n - 1]);
}

static co_iterator (int)
owns_parameter (co_iterator (int) it)
{
  co_yield (0);
  co_for (int v, it)
    (void) v;
  co_yield (1);
}

static co_iterator (int) *self;

static co_iterator (int)
clones_itself (void)
{
  co_iterator (int) c = co_clone (self);
  bool null = co_is_null (c);
  co_yield (null);
}

static int
sum (co_iterator (int) it)
{
  int s = 0;
  co_for (int v, it)
    s += v;
  return s;
}

int
main (void)
{
  int v, total = 0 + 2 + 6 + 12 + 20;

  /* A clone of each state, of a boxed and of a placed frame; clones of clones.  */
  for (int placed = 0; placed < 2; placed++)
    {
      char memory[200] __attribute__ ((aligned (64)));
      co_iterator (int) it = placed ? co_place (memory, sizeof memory, count (0, 5)) : count (0, 5);
      int seen = 0;
      for (int i = 0; i < 5; i++)
	{
	  co_iterator (int) copy = co_clone (&it), again = co_clone (&copy);
	  check (!co_is_null (copy) && copy.self != it.self && again.self != copy.self);
	  check (sum (co_move (copy)) == total - seen);
	  check (co_next (&it, &v));
	  check (sum (co_move (again)) == total - seen);
	  seen += v;
	}
      check (seen == total);
      check (!co_next (&it, &v));
      co_iterator (int) none = co_clone (&it);
      check (co_is_null (none));
      co_drop (&it);
    }

  co_generator (char, int, int) g = echo (10);
  char c;
  int r;
  check (co_resume (&g, 0, &c, &r) == CO_YIELDED && c == 'a');
  co_generator (char, int, int) h = co_clone (&g);
  check (co_resume (&g, 5, &c, &r) == CO_YIELDED && c == 'f');
  check (co_resume (&h, 7, &c, &r) == CO_YIELDED && c == 'h');
  check (co_resume (&g, 5, &c, &r) == CO_RETURNED && r == 10);
  check (co_resume (&h, 8, &c, &r) == CO_RETURNED && r == 15);
  co_drop (&g);
  co_drop (&h);

  /* Null ones.  */
  co_iterator (int) null = { 0 }, p = pinned ();
  check (({ co_iterator (int) n = co_clone (&null); co_is_null (n); }));
  check (({ co_iterator (int) n = co_clone (&p); co_is_null (n); }));
  co_drop (&p);
  alloc_fail_at = 2;
  co_iterator (int) it = count (0, 1);
  check (({ co_iterator (int) n = co_clone (&it); co_is_null (n); }));
  check (co_next (&it, &v) && v == 0);
  co_drop (&it);

  static const bool owning[] = { false, false, true, false };
  co_iterator (int) o = owns ();
  for (int i = 0; i < 4; i++)
    {
      co_iterator (int) n = co_clone (&o);
      check (co_is_null (n) == owning[i]);
      trace_length = 0;
      co_drop (&n);
      check_trace ("");
      check (i == 3 || (co_next (&o, &v) && v == i));
    }
  co_drop (&o);
  o = owns_array (9);
  check (co_next (&o, &v) && v == 3);
  check (({ co_iterator (int) n = co_clone (&o); co_is_null (n); }));
  co_drop (&o);
  o = owns_parameter (count (0, 2));
  check (({ co_iterator (int) n = co_clone (&o); co_is_null (n); }));
  co_drop (&o);

  co_iterator (int) m = clones_itself ();
  self = &m;
  check (co_next (&m, &v) && v == 1);
  co_drop (&m);
  return 0;
}
