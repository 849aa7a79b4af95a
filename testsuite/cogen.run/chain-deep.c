/* Delegation nests 10,000 deep on a stack of 64 KB: by recursion of one, two
   and three coroutines, before and after the deepest one yields, built from
   the inside, and as a tree.  */

#include "alloc.h"
#include "chain.h"

enum { DEPTH = 10000 };

/* Yields on the way in, and on the way out.  */
static co_iterator (int)
there_and_back (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (there_and_back (n - 1));
  co_yield (-n);
}

static co_iterator (int) even (int n);

static co_iterator (int)
odd (int n)
{
  co_yield_from (even (n - 1));
  co_yield (n);
}

static co_iterator (int)
even (int n)
{
  if (n)
    co_yield_from (odd (n - 1));
  co_yield (n);
}

static co_stream (int) two (int n), zero (int n);

static co_stream (int)
one (int n)
{
  co_yield (n);
  co_yield_from (zero (n - 1));
}

static co_stream (int)
two (int n)
{
  co_yield (n);
  co_yield_from (one (n - 1));
}

static co_stream (int)
zero (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (two (n - 1));
}

static co_future (long)
sum (int n)
{
  long rest = 0;
  if (n)
    rest = co_await (sum (n - 1));
  co_return (rest + n);
}

/* Nothing starts before the outermost is resumed.  */
static co_iterator (int)
wrapped (co_iterator (int) in, int n)
{
  co_yield_from (in);
  co_yield (n);
}

struct node { struct node *left, *right; int value; };

static co_iterator (int)
walk (struct node *n)
{
  if (n->left)
    co_yield_from (walk (n->left));
  co_yield (n->value);
  if (n->right)
    co_yield_from (walk (n->right));
}

/* A tree without leaves: each node's child is on the other side.  */
static void
zigzag (struct node *nodes, int n)
{
  int low = 0, high = n - 1;
  for (int i = 0; i < n; i++)
    if (i % 2)
      nodes[i] = (struct node) { nodes + i + 1, NULL, high-- };
    else
      nodes[i] = (struct node) { NULL, nodes + i + 1, low++ };
  nodes[n - 1].left = nodes[n - 1].right = NULL;
}

static void
run (void)
{
  int i = 0;
  co_for (int v, there_and_back (DEPTH))
    {
      check (v == (i <= DEPTH ? DEPTH - i : -(i - DEPTH - 1)));
      i++;
    }
  check (i == 2 * (DEPTH + 1));
  check (alloc_live == 0);

  i = 0;
  co_for (int v, even (DEPTH))
    check (v == i++);
  check (i == DEPTH + 1);

  i = 0;
  co_stream (int) s = zero (DEPTH - DEPTH % 3);
  struct co_context context = { co_noop_waker () };
  int v;
  while (co_poll_next (&s, &context, &v) == CO_READY)
    check (v == DEPTH - DEPTH % 3 - i++);
  check (i == DEPTH - DEPTH % 3 + 1);
  co_drop (&s);

  check (co_block_on (sum (DEPTH)) == (long) DEPTH * (DEPTH + 1) / 2);

  co_iterator (int) it = there_and_back (0);
  for (i = 0; i < DEPTH; i++)
    it = wrapped (it, i);
  i = -2;
  while (co_next (&it, &v))
    {
      check (v == (i < 0 ? 0 : i));
      i++;
    }
  check (i == DEPTH);
  co_drop (&it);

  static struct node nodes[DEPTH];
  zigzag (nodes, DEPTH);
  i = 0;
  co_for (int w, walk (nodes))
    check (w == i++);
  check (i == DEPTH);
  check (alloc_live == 0);
}

int
main (void)
{
  on_small_stack (run);
  return 0;
}
