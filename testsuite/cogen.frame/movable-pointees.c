/* Pointers into what a frame merely points to (the heap, statics, the caller's
   memory) do not pin it; a list node in the frame that points to itself, or to its
   neighbour, does.  */

#include "check.h"
#include <cogen.h>

struct node { struct node *next; int value; };

static co_iterator (int)
walks (struct node *n)
{
  for (; n; n = n->next)
    co_yield (n->value);
}

static co_iterator (int)
owns_heap (int n)
{
  int *v = (int *) malloc (2 * sizeof *v), *end = v + 2;
  for (int *p = v; p < end; p++)
    *p = n++;
  for (int *p = v; p < end; p++)
    co_yield (*p);
  free (v);
}

static co_iterator (int)
static_table (int n)
{
  static const int table[] = { 1, 2, 3, 4 };
  for (const int *p = table; p < table + n; p++)
    co_yield (*p);
}

static co_iterator (int)
callers_memory (int *sum, int n)
{
  for (int i = 0; i < n; i++)
    {
      *sum += i;
      co_yield (*sum);
    }
}

static co_iterator (int)
node_of_others (struct node *next)
{
  struct node n = { next, 1 };
  co_yield (n.value);
  co_yield (n.next->value);
}

static co_iterator (int)
self_pointing (int v)
{
  struct node n = { &n, v };
  co_yield (n.value);
  co_yield (n.next->value);
}

static co_iterator (int)
neighbours (int v)
{
  struct node b = { 0, v }, a = { &b, 1 };
  for (struct node *n = &a; n; n = n->next)
    co_yield (n->value);
}

static co_iterator (int)
in_union (int v)
{
  union { int *p; long l; } u;
  int x = v;
  u.p = &x;
  co_yield (x);
  co_yield (*u.p);
}

static co_iterator (int)
array_of_pointers (int v)
{
  int x = v, y = 2, *all[] = { &x, &y };
  for (int i = 0; i < 2; i++)
    co_yield (*all[i]);
}

static co_iterator (int)
in_heap (int v)
{
  int x = v, **p = (int **) malloc (sizeof *p);
  *p = &x;
  co_yield (x);
  co_yield (**p);
  free (p);
}

static int *global;

static co_iterator (int)
in_global (int v)
{
  global = &v;
  co_yield (v);
  co_yield (*global);
}

static co_iterator (int)
in_static (int v)
{
  static int *last;
  last = &v;
  co_yield (v);
  co_yield (*last);
}

static co_iterator (int)
value_in_global (int v)
{
  static int last;
  last = v;
  co_yield (v);
  co_yield (v + last);
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
  struct node two = { 0, 2 }, one = { &two, 1 };
  int total = 0;
  check (co_is_movable (walks));
  check (co_is_movable (owns_heap));
  check (co_is_movable (static_table));
  check (co_is_movable (callers_memory));
  check (co_is_movable (node_of_others));
  check (co_is_movable (value_in_global));
  check (!co_is_movable (self_pointing));
  check (!co_is_movable (neighbours));
  check (!co_is_movable (in_union));
  check (!co_is_movable (array_of_pointers));
  check (!co_is_movable (in_heap));
  check (!co_is_movable (in_global));
  check (!co_is_movable (in_static));
  check (sum (walks (&one)) == 3 && sum (owns_heap (1)) == 3);
  check (sum (static_table (3)) == 6 && sum (callers_memory (&total, 3)) == 4);
  check (sum (node_of_others (&two)) == 3 && sum (value_in_global (3)) == 9);
  check (sum (self_pointing (2)) == 4 && sum (neighbours (2)) == 3);
  check (sum (in_union (2)) == 4 && sum (array_of_pointers (2)) == 4);
  check (sum (in_heap (2)) == 4 && sum (in_global (2)) == 4);
  check (sum (in_static (2)) == 4);
  return 0;
}
