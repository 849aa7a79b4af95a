/* The dump says what was elided and what was boxed, with the reason.
   { dg-do compile }
   { dg-additional-options "-fplugin-arg-cogen-dump -fplugin-arg-cogen-no-dissolve" }
   { dg-final { scan-cogen-dump "range.*elided" } }
   { dg-final { scan-cogen-dump "range.*boxed" } } */

#include <cogen.h>

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }

int
sum (int n)
{
  int s = 0;
  co_for (int v, range (0, n))
    s += v;
  return s;
}

co_iterator (int)
upto (int n)
{
  return range (0, n);
}
