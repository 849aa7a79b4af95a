/* A lambda may be defined in an operand that is only typed: its body is like any other,
   and the operand still is only typed.  */

#include "check.h"
#include <cogen.h>

static int evaluated;

static int
f (int m)
{
  __typeof__ (({ int x = evaluated++; co_lambda (co_iterator (int), (int n), { co_yield (n); }) (x); })) it = { 0 };
  check (co_is_null (it));
  it = co_lambda (co_iterator (int), (int n), { co_yield (n); co_yield (n + m); }) (3);
  int sum = 0;
  co_for (int v, it)
    sum += v;
  return sum;
}

#define T(...) __typeof__ (__VA_ARGS__)

/* In an operand, in a lambda, in an operand.  */
static co_iterator (int)
sizes (void)
{
  co_yield (sizeof (({ co_lambda (co_iterator (char), (void), { co_yield (sizeof (co_yield ('a'))); }) (); })));
  co_yield (4);
}

int
main (void)
{
  check (f (4) == 10 && evaluated == 0);
  check (sizeof (({ co_lambda (co_iterator (char), (void), { co_yield ('a'); }) (); })) == 2 * sizeof (void *));
  co_iterator (T (T (T (T (T (T (({ co_lambda (co_future (long), (void), { co_return (1); }) (); })))))))) it = { 0 };
  check (co_is_null (it));
  co_future (long) fl = { 0 };
  check (_Generic (it, co_iterator (co_future (long)): 1, default: 0) && co_is_null (fl));
  unsigned sum = 0;
  co_for (int v, sizes ())
    sum += v;
  check (sum == 2 * sizeof (void *) + 4);
  return 0;
}
