/* Each source gives its items in order, of the type that is promised; operands are
   evaluated once, where the source stands.  */

#include "alloc.h"
#include "items.h"

#define IS_ITERATOR(e, T) __builtin_types_compatible_p (__typeof__ (e), co_iterator (T))

static int evaluated;
static int once (int v) { evaluated++; return v; }

struct point { int x, y; };

int
main (void)
{
  SAME_ITEMS (co_range (-2, 3), for (int i = -2; i < 3; i++) want (i););
  SAME_ITEMS (co_range (3, 3), );
  SAME_ITEMS (co_range (4, 3), );
  SAME_ITEMS (co_empty (int), );
  SAME_ITEMS (co_once (7), want (7););
  SAME_ITEMS (co_take (co_repeat (7), 3), want (7); want (7); want (7););
  SAME_ITEMS (co_take (co_successors (1, x, x * 3), 4), want (1); want (3); want (9); want (27););
  int a[] = { 4, 5, 6 };
  SAME_ITEMS (co_items (a, 3), for (int i = 0; i < 3; i++) want (a[i]););
  SAME_ITEMS (co_items (a + 1, 1), want (5););
  SAME_ITEMS (co_items (a, 0), );
  SAME_ITEMS (co_items ((int *) NULL, 0), );
  co_for (int *p, co_refs (a, 3))
    *p *= 2;
  check (a[0] == 8 && a[1] == 10 && a[2] == 12);
  const struct point points[] = { { 1, 2 }, { 3, 4 } };
  co_for (struct point p, co_items (points, 2))
    { saw (p.x); saw (p.y); }
  co_for (const struct point *p, co_refs (points, 2))
    { saw (p->x); saw (p->y); }
  for (int k = 0; k < 2; k++)
    for (int i = 1; i <= 4; i++)
      want (i);
  check_items ();
  co_for (const char *s, co_once ("text"))
    check (!strcmp (s, "text"));

  check (IS_ITERATOR (co_range (0, 1), int));
  check (IS_ITERATOR (co_range (0, 1L), long));
  check (IS_ITERATOR (co_range ((char) 0, (char) 1), int));
  check (IS_ITERATOR (co_range (0u, 1), unsigned));
  check (IS_ITERATOR (co_range (0, sizeof a), size_t));
  check (IS_ITERATOR (co_range (0, 1.5), double));
  check (IS_ITERATOR (co_empty (struct point), struct point));
  check (IS_ITERATOR (co_once ("text"), char *));
  check (IS_ITERATOR (co_items (points, 2), struct point));
  check (IS_ITERATOR (co_refs (points, 2), const struct point *));
  check (IS_ITERATOR (co_chars ("abc"), char));

  /* Once, and at once.  */
  co_iterator (int) it = co_range (once (0), once (3));
  check (evaluated == 2);
  it = co_range_step (once (0), once (3), once (1));
  check (evaluated == 5);
  it = co_items (a + once (0), once (3));
  check (evaluated == 7);
  it = co_once (once (3));
  it = co_repeat (once (3));
  it = co_successors (once (1), x, x + 1);
  check (evaluated == 10);
  int n = 3;
  it = co_range (0, n);
  n = 1;
  check (co_count (it) == 3);
}
