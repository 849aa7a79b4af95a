/* Adaptors that own the iterator they are given make it themselves: a pipeline has
   no allocation at all, or one for the whole where it is returned.
   { dg-alloc-count 1 }
   { dg-additional-options "-fplugin-arg-cogen-no-dissolve" } */

#include "alloc.h"
#include "async.h"

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static co_iterator (int) map (co_iterator (int) it, int (*f) (int)) { co_for (int v, it) co_yield (f (v)); }
static co_iterator (int) filter (co_iterator (int) it, _Bool (*keep) (int)) { co_for (int v, it) if (keep (v)) co_yield (v); }
static co_iterator (int) take (co_iterator (int) it, int n) { if (n > 0) co_for (int v, it) { co_yield (v); if (--n == 0) break; } }

/* Two at once, of which the first is dropped last, and one that is not used.  */
static co_iterator (int)
zip (co_iterator (int) a, co_iterator (int) b, co_iterator (int) unused)
{
  int x, y;
  while (co_next (&a, &x) && co_next (&b, &y))
    {
      co_yield (x);
      co_yield (y);
    }
}

struct large { int from, pad[20], to; };
static co_iterator (int) between (struct large l, char letter) { on_exit_trace (b); for (int i = l.from; i < l.to; i++) co_yield (i + letter); }
static co_iterator (int) traced (char name) { char scope __attribute__ ((cleanup (trace_scope))) = name; co_yield (1); co_yield (2); co_yield (3); }

static int square (int x) { return x * x; }
static _Bool odd (int x) { return x & 1; }

static co_iterator (int)
squares (int n)
{
  return take (filter (map (range (0, n), square), odd), 3);	/* the one  */
}

static co_future (int) wait (int n) { co_return (co_await (leaf_future (0, 1, n))); }
static co_future (int) twice (co_future (int) f) { co_return (co_await (f) * 2); }

static co_future (int)
awaits (int n)
{
  int a = co_await (twice (twice (wait (n))));
  co_return (a + co_await (twice (wait (1))));
}

/* What the call of the owner is given besides may do anything: it comes before
   the object begins, not before its arguments are known.  */
static int counter;
static int next (void) { return ++counter; }

static int
sum (co_iterator (int) it)
{
  int s = 0;
  co_for (int v, it)
    s = s * 10 + v;
  return s;
}

int
main (void)
{
  int s = 0, i = 2;
  co_for (int v, take (filter (map (range (i, 100), square), odd), next ()))
    s += v + i++;
  check (s == 9 + 2 && counter == 1);
  co_for (int v, map (map (range (1, 4), square), square))
    s += v;
  check (s == 11 + 1 + 16 + 81);
  check (sum (squares (50)) == 1 * 100 + 9 * 10 + 25);

  /* Left half-way: the parameters are dropped last first, and once.  */
  trace_length = 0;
  s = 0;
  co_for (int v, zip (traced ('x'), traced ('y'), traced ('z')))
    if ((s += v) == 4)
      break;
  check_trace ("yx");

  /* Never started: nothing begins, nothing is left.  */
  {
    co_auto co_iterator (int) never = zip (traced ('x'), traced ('y'), traced ('z'));
    (void) never.vtable;
  }
  check_trace ("");

  struct large l = { .from = 3, .to = 5 };
  s = 0;
  co_for (int v, map (between (l, 1), square))
    {
      s += v;
      l.to = 100;
    }
  check (s == 16 + 25);
  check_trace ("b");

  int v;
  co_future (int) f = awaits (5);
  while (co_poll (&f, &counting_context, &v) == CO_PENDING)
    ;
  co_drop (&f);
  check (v == 20 + 2);
  return 0;
}
