/* What an adaptor that has dissolved calls by a pointer to a nested function is called
   directly.
   { dg-do compile }
   { dg-require x86 }
   { dg-skip-if "the adaptors themselves are there, too" "-O0" }
   { dg-skip-if "nothing dissolves" "no-dissolve" }
   { dg-skip-if "nothing dissolves" "-fsanitize=address" }
   { dg-final { scan-assembler-not {call\s+\*} } } */

#include <cogen.h>

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static co_iterator (int) map (co_iterator (int) it, int (*f) (int)) { co_for (int v, it) co_yield (f (v)); }

int
sum (int n, int k)
{
  int times (int v) { return v * k; }
  int s = 0;
  co_for (int v, map (range (0, n), times))
    s += v;
  return s;
}
