/* A reference to the frame that asm, a nested function or the consumer may keep
   pins it; their twins give them a value, or a pointer to something else.  */

#include "check.h"
#include <cogen.h>

static co_iterator (int)
asm_address (int n)
{
  __asm__ volatile ("" : : "r" (&n) : "memory");
  co_yield (n);
  co_yield (n);
}

static co_iterator (int)
asm_value (int n)
{
  __asm__ volatile ("" : "+r" (n));
  co_yield (n);
  co_yield (n);
}

static co_iterator (int *)
yields_address (int n)
{
  co_yield (&n);
  co_yield (&n);
}

static co_iterator (int *)
yields_pointer (int *p)
{
  co_yield (p);
  co_yield (p);
}

static co_iterator (int)
captures (int n)
{
  int next (void) { return n++; }
  co_yield (next ());
  co_yield (next ());
}

static co_iterator (int)
captures_nothing (int n)
{
  int next (int v) { return v + 1; }
  co_yield (n = next (n));
  co_yield (n = next (n));
}

static co_iterator (int)
nested_parameter (int n)
{
  void next (int *v) { ++*v; }
  next (&n);
  co_yield (n);
  next (&n);
  co_yield (n);
}

static co_iterator (int)
not_forced (int n)
{
  co_yield (n);
}

static co_pinned co_iterator (int)
forced (int n)
{
  co_yield (n);
}

int
main (void)
{
  int n = 0, s = 0;
  check (!co_is_movable (asm_address));
  check (co_is_movable (asm_value));
  check (!co_is_movable (yields_address));
  check (co_is_movable (yields_pointer));
  check (!co_is_movable (captures));
  check (co_is_movable (captures_nothing));
  check (co_is_movable (nested_parameter));
  check (co_is_movable (not_forced));
  check (!co_is_movable (forced));
  co_for (int v, asm_address (1)) s += v;
  co_for (int v, asm_value (1)) s += v;
  co_for (int *p, yields_address (1)) s += (*p)++;
  co_for (int *p, yields_pointer (&n)) s += ++*p;
  co_for (int v, captures (1)) s += v;
  co_for (int v, captures_nothing (1)) s += v;
  co_for (int v, nested_parameter (1)) s += v;
  co_for (int v, not_forced (1)) s += v;
  co_for (int v, forced (1)) s += v;
  check (s == 2 + 2 + 3 + 3 + 3 + 5 + 5 + 1 + 1);
  return 0;
}
