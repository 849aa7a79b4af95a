/* Nested functions that use variables around them, given to adaptors by pointer: what
   they change is seen, whichever of them it is.
   { dg-additional-options "-Wl,-z,execstack" } */

#include "by-hand.h"
#include <cogen.h>

/* On the stacks that this takes from the heap no trampoline can be executed.  */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "detect_stack_use_after_return=0";
}

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static co_iterator (int) map (co_iterator (int) it, int (*f) (int)) { co_for (int v, it) co_yield (f (v)); }
static co_iterator (int) filter (co_iterator (int) it, _Bool (*f) (int)) { co_for (int v, it) if (f (v)) co_yield (v); }

static __attribute__ ((noipa)) unsigned
one_c (int n)
{
  int k = 7, calls = 0;
  int times (int v) { calls++; return v * k; }
  unsigned h = 0;
  co_for (int v, map (range (0, n), times))
    {
      h = HASH (h, v + calls);
      k = v & 7;
    }
  return h;
}

static unsigned
one_h (int n)
{
  int k = 7;
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    {
      int v = i * k;
      h = HASH (h, v + i + 1);
      k = v & 7;
    }
  return h;
}

static __attribute__ ((noipa)) unsigned
several_c (int n)
{
  int k = 3;
  int times (int v) { return v * k; }
  int plus (int v) { return v + k; }
  _Bool odd (int v) { return (v + k) & 1; }
  unsigned h = 0;
  co_for (int v, map (filter (map (range (0, n), plus), odd), n & 1 ? times : plus))
    h = HASH (h, v);
  return h;
}

static unsigned
several_h (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    if ((i + 6) & 1)
      h = HASH (h, n & 1 ? (i + 3) * 3 : i + 6);
  return h;
}

int
main (void)
{
  SAME (one);
  SAME (several);
}
