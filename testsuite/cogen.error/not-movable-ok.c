/* The near misses: the same shapes with a value, a pointer to something else, or
   a promise not to keep it; and what is not declared co_movable may be pinned.  */

#include <cogen.h>
#include <stdio.h>

void keep (co_noescape int *);

co_movable co_iterator (int)
parse (int n)
{
  char buf[8] = "abcdefg";
  co_yield (buf[0]);
  char *p = buf + n;
  co_yield (*p);
}

co_movable co_iterator (int)
stores (int n)
{
  static int last;
  last = n;
  co_yield (n);
  co_yield (last);
}

struct node { struct node *next; int value; };

co_movable co_iterator (int)
points_to_other (struct node *next)
{
  struct node node = { next, 1 };
  co_yield (node.value);
  co_yield (node.next->value);
}

co_movable co_iterator (int)
passes (int n)
{
  keep (&n);
  if (scanf ("%d", &n) == 1)
    co_yield (n);
  co_yield (n);
}

co_movable co_iterator (int)
uses_asm (int n)
{
  __asm__ volatile ("" : "+r" (n));
  co_yield (n);
  co_yield (n);
}

co_movable co_iterator (int *)
yields (int *p)
{
  co_yield (p);
  co_yield (p);
}

co_movable co_iterator (int)
captures_nothing (int n)
{
  int next (int v) { return v + 1; }
  co_yield (next (n));
  co_yield (next (n));
}

void keep_it (int *);

co_iterator (int)
may_be_pinned (int n)
{
  keep_it (&n);
  co_yield (n);
  co_yield (n);
}

co_pinned co_iterator (int)
pinned (int n)
{
  keep_it (&n);
  co_yield (n);
  co_yield (n);
}

co_movable_box co_iterator (int)
boxes (int n)
{
  keep_it (&n);
  co_yield (n);
  co_yield (n);
}
