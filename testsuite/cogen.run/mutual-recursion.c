/* Coroutines that call each other are one that calls itself: their frames are nested, or
   there are none, as where one coroutine calls itself.  */

#include "alloc.h"
#include "async.h"

static co_iterator (int) odd (int n);

static co_iterator (int)
even (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (odd (n - 1));
}

static co_iterator (int)
odd (int n)
{
  co_yield (-n);
  if (n)
    co_yield_from (even (n - 1));
}

struct tree { struct tree *left, *right; int value; };

static co_iterator (int) two (const struct tree *t);
static co_iterator (int) three (const struct tree *t);

/* Three on a circle, and each of them is called from outside.  */
static co_iterator (int)
one (const struct tree *t)
{
  if (!t)
    co_return ();
  co_yield_from (two (t->left));
  co_yield (t->value);
  co_yield_from (three (t->right));
}

static co_iterator (int)
two (const struct tree *t)
{
  on_exit_trace (t);
  if (!t)
    co_return ();
  co_yield_from (three (t->left));
  co_yield (t->value);
  co_for (int v, one (t->right))
    co_yield (v);
}

static co_iterator (int)
three (const struct tree *t)
{
  if (t)
    {
      co_yield_from (one (t->left));
      co_yield (t->value);
      co_yield_from (two (t->right));
    }
}

static co_future (int) pong (int n);

static co_future (int)
ping (int n)
{
  if (n < 0)
    co_return (0);
  co_await (leaf_future (0, 0, 0));
  co_return (co_await (pong (n - 1)) + 1);
}

static co_future (int)
pong (int n)
{
  if (n < 0)
    co_return (1000);
  co_return (co_await (ping (n - 1)) + co_await (ping (n - 20)));
}

static int pong_by_hand (int n);

static int
ping_by_hand (int n)
{
  return n < 0 ? 0 : pong_by_hand (n - 1) + 1;
}

static int
pong_by_hand (int n)
{
  return n < 0 ? 1000 : ping_by_hand (n - 1) + ping_by_hand (n - 20);
}

enum { NODES = 255 };
static struct tree nodes[NODES];

static struct tree *
build (int low, int high)
{
  if (low > high)
    return NULL;
  int middle = low + (high - low) / 2;
  nodes[middle] = (struct tree) { build (low, middle - 1), build (middle + 1, high), middle };
  return &nodes[middle];
}

int
main (void)
{
  int i = 10000, v;
  co_for (int w, even (10000))
    {
      check (w == (i % 2 ? -i : i));
      i--;
    }
  check (i == -1);
  check (alloc_count <= 2);

  struct tree *t = build (0, NODES - 1);
  co_iterator (int) (*const all[]) (const struct tree *) = { one, two, three };
  for (int k = 0; k < 3; k++)
    {
      unsigned before = alloc_count;
      co_iterator (int) it = all[k] (t);
      for (i = 0; co_next (&it, &v); i++)
	check (v == i);
      check (i == NODES);
      co_drop (&it);
      check (alloc_count - before < NODES);
      for (int at = 0; at <= NODES; at += 5)
	{
	  it = all[k] (t);
	  for (i = 0; i < at; i++)
	    check (co_next (&it, &v) && v == i);
	  co_drop (&it);
	  check (alloc_live == 0);
	}
    }

  check (co_block_on (ping (60)) == ping_by_hand (60));
  check (co_block_on (pong (60)) == pong_by_hand (60));
  return 0;
}
