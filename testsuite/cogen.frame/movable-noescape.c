/* co_noescape on a parameter of a function of another unit: the pointer is not
   kept.  Each declaration adds to what the earlier ones say; the twins are other
   parameters, and other functions, that do not say so.  */

#include "check.h"
#include <cogen.h>

void fill (co_noescape int *, int *);
void fill (int *, int *);
void fill_both (int *co_noescape, int *);
void fill_both (int *, int *co_noescape);
void fill_any (int *, int *);
__attribute__ ((weak)) void by_definition (int *a co_noescape) { ++*a; }

#define SHAPE(name, what)						\
  static co_iterator (int)						\
  name (int x)								\
  {									\
    co_yield (x);							\
    what;								\
    co_yield (x);							\
    co_yield (x);							\
  }

SHAPE (first, fill (&x, 0))
SHAPE (second, fill (0, &x))
SHAPE (both_first, fill_both (&x, 0))
SHAPE (both_second, fill_both (0, &x))
SHAPE (any, fill_any (&x, 0))
SHAPE (defined, by_definition (&x))

__attribute__ ((weak)) void
fill (int *a, int *b)
{
  if (a) ++*a;
  if (b) ++*b;
}

__attribute__ ((weak)) void fill_both (int *a, int *b) { fill (a, b); }
__attribute__ ((weak)) void fill_any (int *a, int *b) { fill (a, b); }

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
  check (co_is_movable (first));
  check (!co_is_movable (second));
  check (co_is_movable (both_first));
  check (co_is_movable (both_second));
  check (!co_is_movable (any));
  check (co_is_movable (defined));
  check (sum (first (1)) == 5 && sum (second (1)) == 5 && sum (any (1)) == 5);
  check (sum (both_first (1)) == 5 && sum (both_second (1)) == 5);
  check (sum (defined (1)) == 5);
  return 0;
}
