/* Dropping a chain: at each level first what it delegates to, then its scopes,
   innermost first, then its parameters, last first; only then the next outer
   level.  With cleanups, co_auto, co_for, arrays of variable length, parameters.  */

#include "drop.h"

/* A coroutine whose kind the caller does not see.  */
typedef co_iterator (int) maker (int n);
static maker *volatile next_level;

static co_iterator (int)
one (char n)
{
  char scope __attribute__ ((cleanup (trace_scope))) = n;
  co_yield (n);
}

static co_iterator (int)
bottom (int n)
{
  on_exit_trace (z);
  co_yield (n);
  co_yield (n);
}

/* Drops as "(what it delegates to) y i v a x".  */
static co_iterator (int)
level (int n)
{
  on_exit_trace (x);
  co_auto co_iterator (int) unused = one ('a');
  co_next (&unused, &n);
  int array[n], *p = array;
  for (int i = 0; i < n; i++)
    array[i] = i;
  co_for (int v, one ('i'))
    {
      on_exit_trace (y);
      if (next_level)
	{
	  maker *make = next_level;
	  next_level = make == level ? bottom : NULL;
	  co_yield_from (make (v));
	}
      co_yield (p[v % n]);
    }
}

/* Parameters that are never used, and one that is delegated to.  */
static co_iterator (int)
parameters (co_iterator (int) a, co_iterator (int) b, co_iterator (int) c)
{
  on_exit_trace (p);
  int v;
  co_next (&a, &v);
  co_yield_from (b);
  co_next (&c, &v);
  co_yield (1);
}

static co_iterator (int) __attribute__ ((noipa))
opaque (co_iterator (int) it)
{
  return it;
}

static co_iterator (int)
two_levels (void)
{
  next_level = level;
  return level (1);
}

/* Recursion with a different scope around each delegation.  */
static co_future (int)
futures (int n)
{
  char level = '0' + n, inner;
  char scope __attribute__ ((cleanup (trace_scope))) = level;
  if (n == 0)
    co_return (co_await (leaf_future ('l', 2, 1)));
  inner = 'a' + n;
  char around __attribute__ ((cleanup (trace_scope))) = inner;
  int v = co_await (futures (n - 1));
  {
    inner = 'A' + n;
    char after __attribute__ ((cleanup (trace_scope))) = inner;
    v += co_await (leaf_future ('m', 1, 1));
    if (after == scope)
      co_return (around);
  }
  co_return (v);
}

static co_stream (int)
streams (int n, co_stream (int) rest)
{
  char name = '0' + n;
  char scope __attribute__ ((cleanup (trace_scope))) = name;
  if (n)
    co_yield_from (streams (n - 1, leaf_stream ('a' + n, 0, 1)));
  else
    co_yield (co_await (futures (1)));
  co_for_await (int v, rest)
    co_yield (v);
}

static co_generator (int, int, int)
generator (int n)
{
  on_exit_trace (g);
  co_yield (n);
  co_yield_from (two_levels ());
  co_return (co_arg ());
}

int
main (void)
{
  check_drops (co_iterator (int), two_levels (), NEXT,
	       "", "zyiaxyiax", "zyiaxyiax", "yiaxyiax", "yiax", "");
  check_drops (co_iterator (int), parameters (one ('a'), two_levels (), one ('c')), NEXT,
	       "", "zyiaxyiaxpa", "zyiaxyiaxpa", "yiaxyiaxpa", "yiaxpa", "pca", "");
  check_drops (co_iterator (int),
	       opaque (parameters (one ('a'), opaque (parameters (one ('b'), opaque (bottom (1)), one ('c'))),
				   one ('d'))), NEXT,
	       "", "zpbpa", "zpbpa", "pcbpa", "pda", "");
  check_drops (co_future (int), futures (3), POLL,
	       "", "l0b1c2d3", "l0b1c2d3", "mBb1c2d3", "mCc2d3", "mDd3", "");
  check_drops (co_stream (int), streams (2, leaf_stream ('r', 1, 1)), POLL_NEXT,
	       "r", "l0b10b1c2r", "l0b10b1c2r", "mBb10b1c2r", "0b1c2r", "b01c2r", "c12r",
	       "r2", "r2", "");
  check_drops (co_generator (int, int, int), generator (4), RESUME,
	       "", "g", "zyiaxyiaxg", "zyiaxyiaxg", "yiaxyiaxg", "yiaxg", "");
  return 0;
}
