/* co_movable_box gives each variable that would pin the frame an allocation of its
   own, which lives as long as the variable: freed when its scope is left, also by a
   drop, and made anew each time the scope is entered.  The others stay inside.  */

#include "alloc.h"

static int *last;
void __attribute__ ((weak)) keep (int *p) { last = p; }

static co_movable_box co_iterator (int)
boxes (int n, int m)
{
  co_yield (m);
  for (int i = 0; i < n; i++)
    {
      int x = i;
      keep (&x);
      co_yield (x);
      ++*last;
      co_yield (x);
    }
  co_yield (m);
}

static co_movable_box co_iterator (int)
boxes_parameter (int n)
{
  keep (&n);
  co_yield (n);
  ++*last;
  co_yield (n);
}

struct node { struct node *next; int value; };

static co_movable_box co_iterator (int)
ring (int n)
{
  struct node a = { 0, n }, b = { &a, n + 1 };
  a.next = &b;
  for (struct node *p = &a; ; p = p->next)
    co_yield (p->value++);
}

static co_movable_box co_iterator (int)
needs_none (int n)
{
  while (n)
    co_yield (n--);
}

static co_iterator (int)
pinned_twin (int n)
{
  keep (&n);
  co_yield (n);
  co_yield (n);
}

/* Move IT on: the next place is another each time, the last one is poisoned.  */
static void
move (co_iterator (int) *it)
{
  static char places[2][320] __attribute__ ((aligned (64)));
  static int i;
  i ^= 1;
  check (co_relocate (it, places[i], sizeof places[i]));
  memset (places[!i], 0xa5, sizeof places[!i]);
}

int
main (void)
{
  int v;
  check (co_is_movable (boxes) && co_is_movable (boxes_parameter));
  check (co_is_movable (ring) && co_is_movable (needs_none));
  check (!co_is_movable (pinned_twin));

  /* 1 + 2 * 2 + 1 items; dropped after each number of them.  */
  static const int wanted[] = { 7, 0, 1, 1, 2, 7 };
  for (int stop = 0; stop <= 7; stop++)
    {
      co_iterator (int) it = boxes (2, 7);
      for (int i = 0; i < stop; i++)
	{
	  move (&it);
	  check (co_next (&it, &v) == (i < 6));
	  check (i == 6 || v == wanted[i]);
	}
      move (&it);
      co_drop (&it);
      check (alloc_live == 0);
    }

  co_iterator (int) it = boxes_parameter (3);
  move (&it);
  check (co_next (&it, &v) && v == 3);
  move (&it);
  check (co_next (&it, &v) && v == 4);
  co_drop (&it);
  check (alloc_live == 0);

  it = ring (10);
  static const int turns[] = { 10, 11, 11, 12, 12, 13 };
  for (int i = 0; i < 6; i++)
    {
      move (&it);
      check (co_next (&it, &v) && v == turns[i]);
    }
  co_drop (&it);
  check (alloc_live == 0);

  unsigned before = alloc_count;
  it = needs_none (2);
  while (co_next (&it, &v))
    ;
  co_drop (&it);
  check (alloc_count - before <= 1);
  return 0;
}
