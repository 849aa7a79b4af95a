/* What co_relocate, co_clone and co_is_movable take, in any expression, without a
   warning.
   { dg-additional-options "-Wshadow -Wpedantic -std=gnu11" } */

#include <cogen.h>

co_iterator (int) range (int);
co_generator (char, int, int) echo (int);

int
all (const co_iterator (int) *other, char *memory, size_t size)
{
  co_iterator (int) it = range (3), copy = co_clone (&it), a[2] = { co_clone (&it), co_clone (other) };
  co_generator (char, int, int) g = echo (1), g2;
  g2 = co_clone (&g);
  __typeof__ (co_clone (&g)) g3 = co_clone (&g2);
  bool moved = co_relocate (&it, memory, size) && co_relocate (&a[size > 1], memory, 4);
  co_for (int v, co_clone (&it))
    co_for (int w, co_clone (&copy))
      moved &= v < w;
  co_clone (&it);
  (void) co_clone (&it);
  if (!co_is_movable (range) || !co_is_movable (&echo))
    co_relocate (&g3, memory, size);
  co_drop (&it);
  co_drop (&copy);
  co_drop (&a[0]);
  co_drop (&a[1]);
  co_drop (&g);
  co_drop (&g2);
  co_drop (&g3);
  return moved + (int) sizeof (co_clone (other));
}
