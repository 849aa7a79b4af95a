/* Nested functions as recursive coroutines: what they capture is shared by all in
   the chain.  Nested two deep, mutually, in a coroutine, and as co_lambda.  */

#include "drop.h"

struct node { struct node *left, *right; int value; };

static int
sum_of (struct node *tree, int limit)
{
  int visits = 0, sum = 0;
  co_iterator (int) walk (struct node *n)
  {
    on_exit_trace (w);
    visits++;
    if (n->left)
      co_yield_from (walk (n->left));
    if (n->value < limit)
      co_yield (n->value);
    if (n->right)
      co_yield_from (walk (n->right));
  }
  co_for (int v, walk (tree))
    sum += v;
  return visits * 100 + sum;
}

static int
mutual (int depth)
{
  int evens = 0, odds = 0;
  auto co_future (int) odd (int n);
  co_future (int) even (int n)
  {
    int v = n ? co_await (odd (n - 1)) : co_await (leaf_future (0, 1, 0));
    evens++;
    co_return (v + 1);
  }
  co_future (int) odd (int n)
  {
    int v = n ? co_await (even (n - 1)) : 0;
    odds++;
    co_return (v + 1);
  }
  co_future (int) f = even (depth);
  int v = 0;
  while (co_poll (&f, &counting_context, &v) == CO_PENDING)
    check (evens + odds == 0);
  co_drop (&f);
  check (v == depth + 1 && evens + odds == v);
  return evens - odds;
}

static int
two_deep (int depth)
{
  int reached = 0;
  int middle (int factor)
  {
    int best = 0;
    co_iterator (int) inner (int n)
    {
      reached++;
      best = n * factor > best ? n * factor : best;
      co_yield (best);
      if (n < depth)
	co_yield_from (inner (n + 1));
      co_yield (-best);
    }
    int last = 0;
    co_for (int v, inner (1))
      last = v;
    return last;
  }
  return middle (2) + middle (3) + reached;
}

/* In a coroutine, whose frame is what is captured: it is pinned.  */
static co_iterator (int)
outer (int n)
{
  int total = 0;
  co_iterator (int) down (int i)
  {
    total += i;
    co_yield (total);
    if (i)
      co_yield_from (down (i - 1));
    co_yield (i);
  }
  co_yield_from (down (n));
  co_yield (total);
}

/* An anonymous one that is told what to delegate to.  */
static co_iterator (int) from_lambda (int n);
static co_iterator (int)
from_lambda (int n)
{
  return co_lambda (co_iterator (int), (int m), {
    co_yield (m);
    if (m)
      co_yield_from (from_lambda (m - 1));
  }) (n);
}

int
main (void)
{
  struct node a = { 0, 0, 1 }, c = { 0, 0, 3 }, b = { &a, &c, 2 }, e = { 0, 0, 5 }, d = { &b, &e, 4 };
  check (sum_of (&d, 100) == 515);
  check_trace ("wwwww");
  check (sum_of (&d, 3) == 503);
  check (mutual (10) == 1 && mutual (11) == 0 && mutual (1000) == 1);
  check (two_deep (10) == -20 - 30 + 20);
  static const int wanted[] = { 3, 5, 6, 6, 0, 1, 2, 3, 6 };
  for (int stop = 0; stop <= 10; stop++)
    {
      co_iterator (int) it = outer (3);
      int v;
      for (int i = 0; i < stop; i++)
	check (co_next (&it, &v) == (i < 9) && (i >= 9 || v == wanted[i]));
      co_drop (&it);
      check (alloc_live == 0);
    }
  int n = 50;
  co_for (int v, from_lambda (50))
    check (v == n--);
  check (n == -1 && alloc_live == 0);
  return 0;
}
