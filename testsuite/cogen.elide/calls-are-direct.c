/* Calls to an elided object are direct: nothing goes through a vtable.
   { dg-do compile }
   { dg-require x86 }
   { dg-final { scan-assembler-not {(call|jmp)\s+\*} } } */

#include <cogen.h>

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static co_iterator (int) squares (int n) { co_for (int v, range (0, n)) co_yield (v * v); }

int
sum (int n)
{
  int s = 0, v;
  co_for (int w, range (0, n))
    s += w;
  co_iterator (int) it = range (n, 2 * n);
  while (co_next (&it, &v))
    s ^= v;
  co_drop (&it);
  co_for (int w, squares (n))
    s -= w;
  return s;
}
