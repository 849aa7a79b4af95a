/* What delegates to objects that a parameter makes, a pointer to a function: known where
   it is used, or not, or chosen, or leading back to where it is used.  */

#include "alloc.h"
#include <cogen.h>

typedef co_iterator (int) I;
typedef co_generator (int, int) G;

static unsigned ends;

static void
leaves (int *what)
{
  ends = ends * 10 + *what;
}

#define ON_EXIT(n) __attribute__ ((cleanup (leaves), unused)) int on_exit_ = n

static I
range (int lo, int hi)
{
  ON_EXIT (1);
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

static I
below (int n)
{
  ON_EXIT (2);
  for (int i = 0; i < n % 4; i++)
    co_yield (n * 10 + i);
}

static I
twice (int n)
{
  ON_EXIT (3);
  co_yield (n);
  co_yield (n);
}

static I
flat (I it, I (*f) (int))
{
  ON_EXIT (4);
  co_for (int v, it)
    co_yield_from (f (v));
}

static I
both (int n, I (*f) (int), I (*g) (int))
{
  ON_EXIT (5);
  co_yield_from (f (n));
  co_yield (-n);
  co_yield_from (g (n + 1));
  I last = f (n + 2);
  co_yield_from (last);
}

static unsigned
sum (I it)
{
  unsigned h = 1;
  co_for (int v, it)
    h = h * 31 + v;
  return h;
}

/* By hand.  */

static void
below_hand (unsigned *h, int n)
{
  for (int i = 0; i < n % 4; i++)
    *h = *h * 31 + n * 10 + i;
}

static void
twice_hand (unsigned *h, int n)
{
  *h = (*h * 31 + n) * 31 + n;
}

static __attribute__ ((noipa)) unsigned known (int n) { return sum (flat (range (0, n), below)); }
static __attribute__ ((noipa)) unsigned
known_hand (int n)
{
  unsigned h = 1;
  for (int i = 0; i < n; i++)
    below_hand (&h, i);
  return h;
}

static __attribute__ ((noipa)) unsigned
nested (int n)
{
  return sum (flat (flat (range (0, n), below), twice));
}
static __attribute__ ((noipa)) unsigned
nested_hand (int n)
{
  unsigned h = 1;
  for (int i = 0; i < n; i++)
    for (int k = 0; k < i % 4; k++)
      twice_hand (&h, i * 10 + k);
  return h;
}

static __attribute__ ((noipa)) unsigned two (int n) { return sum (both (n, below, twice)); }
static __attribute__ ((noipa)) unsigned
two_hand (int n)
{
  unsigned h = 1;
  below_hand (&h, n);
  h = h * 31 - n;
  twice_hand (&h, n + 1);
  below_hand (&h, n + 2);
  return h;
}

#ifndef ONLY_KNOWN

/* Of one of the two it is known what makes it.  */

static I (*volatile opaque) (int) = twice;

static __attribute__ ((noipa)) unsigned half (int n) { return sum (both (n, opaque, below)); }
static __attribute__ ((noipa)) unsigned
half_hand (int n)
{
  unsigned h = 1;
  twice_hand (&h, n);
  h = h * 31 - n;
  below_hand (&h, n + 1);
  twice_hand (&h, n + 2);
  return h;
}

static __attribute__ ((noipa)) unsigned
chosen (int n)
{
  return sum (flat (range (0, n), n & 1 ? below : twice));
}
static __attribute__ ((noipa)) unsigned
chosen_hand (int n)
{
  unsigned h = 1;
  for (int i = 0; i < n; i++)
    n & 1 ? below_hand (&h, i) : twice_hand (&h, i);
  return h;
}

/* It leads back: as deep as N, and each item comes through no more than a chain.  */

static I even (int n);

static I
one (int n, I (*next) (int))
{
  if (n > 0)
    co_yield_from (next (n - 1));
  co_yield (n);
}

static I odd (int n) { co_yield_from (one (n, even)); }
static I even (int n) { co_yield_from (one (n, odd)); }

static I itself (int n) { co_yield_from (one (n, itself)); }

static unsigned
down_hand (int n)
{
  unsigned h = 1;
  for (int i = 0; i <= n; i++)
    h = h * 31 + i;
  return h;
}

/* A generator's result, of what a parameter makes.  */

static G
counted (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
  co_return (n * 100);
}

static G
adds (int n, G (*f) (int))
{
  int r = co_yield_from (f (n));
  r += co_yield_from (f (n + 1));
  co_return (r);
}

static __attribute__ ((noipa)) unsigned
results (int n)
{
  co_auto G g = adds (n, counted);
  int item, result = 0;
  unsigned h = 1;
  while (co_resume (&g, &item, &result) == CO_YIELDED)
    h = h * 31 + item;
  return h + result;
}
static __attribute__ ((noipa)) unsigned
results_hand (int n)
{
  unsigned h = 1;
  for (int k = n; k < n + 2; k++)
    for (int i = 0; i < k; i++)
      h = h * 31 + i;
  return h + n * 100 + (n + 1) * 100;
}

#endif

/* Left in the middle: from the inside out.  */

static __attribute__ ((noipa)) void
leaves_early (int stop)
{
  ends = 0;
  co_for (int v, flat (range (2, 5), below))
    if (v == stop)
      break;
}

int
main (void)
{
  for (int n = 0; n < 9; n++)
    {
      check (known (n) == known_hand (n));
      check (nested (n) == nested_hand (n));
      check (two (n) == two_hand (n));
#ifndef ONLY_KNOWN
      check (half (n) == half_hand (n));
      check (chosen (n) == chosen_hand (n));
      check (results (n) == results_hand (n));
      check (sum (even (n)) == down_hand (n));
      check (sum (itself (n)) == down_hand (n));
#endif
    }
#ifndef ONLY_KNOWN
  check (sum (even (3000)) == down_hand (3000));
  check (sum (itself (3000)) == down_hand (3000));
#endif
  leaves_early (21);
  check (ends == 214);
  leaves_early (31);
  check (ends == 2214);
  leaves_early (-1);
  check (ends == 22214);
  return 0;
}
