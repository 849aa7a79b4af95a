/* A child of the same recursion that ends at once, by what it tests first, has no frame:
   of a tree of 255 nodes only those are allocated that have something to yield.  What is
   tested, and what is given then, is what the child would have tested and given; also
   when an allocation fails.  */

#include "alloc.h"
#include "async.h"

struct tree { struct tree *left, *right; int value; };

static co_iterator (int)
walk (const struct tree *t, int from, int to)
{
  if (!t || from > to)
    co_return ();
  if (t->value < from)
    {
      co_yield_from (walk (t->right, from, to));
      co_return ();
    }
  co_yield_from (walk (t->left, from, to));
  if (t->value <= to)
    co_yield (t->value);
  co_yield_from (walk (t->right, from, to));
  co_yield (-1);
}

static int asked;

static bool
ask (const struct tree *t)
{
  asked++;
  return !t;
}

/* What is tested has an effect: it must happen once.  */
static co_iterator (int)
counted (const struct tree *t)
{
  if (ask (t))
    co_return ();
  co_yield_from (counted (t->left));
  co_yield (t->value);
  co_yield_from (counted (t->right));
  co_yield (-1);
}

/* What is tested changes while the parent waits for the first child.  */
static int enough;

static co_iterator (int)
until (int n)
{
  if (enough || n < 0)
    co_return ();
  co_yield (n);
  co_yield_from (until (n - 1));
  co_yield_from (until (n - 2));
  co_yield (-1);
}

static co_future (double)
weight (const struct tree *t, double none, int depth)
{
  if (!t)
    co_return (none / 2);
  if (depth == 3)
    co_return (t->value);
  double left = co_await (weight (t->left, none, depth + 1));
  co_await (leaf_future (0, 0, 0));
  co_return (left + co_await (weight (t->right, none, depth + 1)));
}

static double
weight_by_hand (const struct tree *t, double none, int depth)
{
  if (!t)
    return none / 2;
  if (depth == 3)
    return t->value;
  return (weight_by_hand (t->left, none, depth + 1)
	  + weight_by_hand (t->right, none, depth + 1));
}

static co_future (char)
narrow (int n)
{
  if (n < 4)
    co_return (n * 100);
  char c = co_await (narrow (n / 2));
  co_return (c + co_await (narrow (n / 3)) + 1);
}

static char
narrow_by_hand (int n)
{
  if (n < 4)
    return n * 100;
  char c = narrow_by_hand (n / 2);
  return c + narrow_by_hand (n / 3) + 1;
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
  struct tree *t = build (0, NODES - 1);
  int n = 10, v;
  co_for (int w, walk (t, 10, 99))
    if (w >= 0)
      check (w == n++);
  check (n == 100);

  n = 0;
  co_for (int w, counted (t))
    n += w >= 0;
  check (n == NODES && asked == 2 * NODES + 1);

  n = 0;
  co_for (int w, until (8))
    {
      n++;
      enough |= n == 20;
      (void) w;
    }
  enough = 0;
  check (n > 20 && n < 30);

  check (co_block_on (weight (t, 3, -5)) == weight_by_hand (t, 3, -5));
  for (int i = 0; i < 200; i++)
    check (co_block_on (narrow (i)) == narrow_by_hand (i));

  /* A node without children delegates twice and needs no memory for that.  */
  struct tree alone = { NULL, NULL, 7 };
  unsigned before = alloc_count;
  co_iterator (int) it = walk (&alone, 0, 9);
  unsigned made = alloc_count - before;
  alloc_fail_at = 1;
  check (co_next (&it, &v) && v == 7 && co_next (&it, &v) && v == -1
	 && !co_next (&it, &v));
  check (alloc_fail_at == 1 && alloc_count == before + made);
  alloc_fail_at = 0;
  co_drop (&it);

  /* Whichever suspension it is dropped at.  */
  for (int at = 0; at < 300; at++)
    {
      it = walk (t, 0, NODES);
      for (int i = 0; i < at && co_next (&it, &v); i++)
	;
      co_drop (&it);
      check (alloc_live == 0);
    }
  return 0;
}
