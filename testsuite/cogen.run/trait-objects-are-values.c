/* A trait object is a structure of two words: it may be a member, an element,
   be returned by a function called through a pointer, assigned, which moves it,
   compared for null; {0} is null; the same type everywhere.
   { dg-skip-if "an object has two names" "move.h" } */

#include "alloc.h"
#include <stddef.h>

static co_iterator (int) count (int from) { for (;; from++) co_yield (from); }

typedef co_iterator (int) ints;

struct holder { char c; ints it; co_iterator (const int) *same; };

extern ints global;
co_iterator (int) global;

_Static_assert (sizeof (ints) == 2 * sizeof (void *), "two words");
_Static_assert (offsetof (co_iterator (char), self) == 0, "self is first");

int
main (void)
{
  struct holder h = { 'h', count (5), &h.it };
  ints array[3] = { count (1), count (2), { 0 } };
  co_iterator (int) (*make) (int) = count;
  check (co_is_null (array[2]) && co_is_null (global));
  check (array[2].vtable == NULL && array[0].vtable != NULL);
  array[2] = make (3);
  check (strcmp (h.it.vtable->head.name, "count") == 0);
  check (h.it.vtable->head.abi == CO_ABI_VERSION);
  int v;
  check (co_next (h.same, &v) && v == 5);
  global = h.it;
  check (co_is_null (*h.same));
  check (co_next (&global, &v) && v == 6);
  for (int i = 0; i < 3; i++)
    {
      check (co_next (&array[i], &v) && v == i + 1);
      co_drop (&array[i]);
    }
  co_drop (&h.it);
  co_drop (&global);
  co_iterator (int) null = { 0 };
  co_drop (&null);
  co_drop (&null);
  return 0;
}
