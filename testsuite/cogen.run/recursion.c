/* A coroutine may call itself, directly and mutually: a recursive child is
   boxed, and every frame is freed.  */

#include "alloc.h"

struct node { int value; struct node *left, *right; };

static co_iterator (int)
walk (const struct node *n)
{
  if (!n)
    co_return ();
  co_for (int v, walk (n->left))
    co_yield (v);
  co_yield (n->value);
  co_for (int v, walk (n->right))
    co_yield (v);
}

static co_iterator (int) odd (int n);

static co_iterator (int)
even (int n)
{
  co_yield (n);
  if (n)
    co_for (int v, odd (n - 1))
      co_yield (v);
}

static co_iterator (int)
odd (int n)
{
  co_yield (-n);
  if (n)
    co_for (int v, even (n - 1))
      co_yield (v);
}

int
main (void)
{
  struct node n[15];
  for (int i = 0; i < 15; i++)		/* a heap, 2 i + 1 below i */
    n[i] = (struct node) { 0, i < 7 ? &n[2 * i + 1] : 0, i < 7 ? &n[2 * i + 2] : 0 };
  int order[] = { 7, 3, 8, 1, 9, 4, 10, 0, 11, 5, 12, 2, 13, 6, 14 };
  for (int i = 0; i < 15; i++)
    n[order[i]].value = i;
  int i = 0;
  co_for (int v, walk (&n[0]))
    check (v == i++);
  check (i == 15 && alloc_live == 0);

  int wanted[] = { 4, -3, 2, -1, 0 };
  i = 0;
  co_for (int v, even (4))
    check (v == wanted[i++]);
  check (i == 5 && alloc_live == 0);

  co_iterator (int) it = walk (&n[0]);	/* dropped at the deepest place */
  int v;
  check (co_next (&it, &v) && v == 0);
  co_drop (&it);
  check (alloc_live == 0);
  return 0;
}
