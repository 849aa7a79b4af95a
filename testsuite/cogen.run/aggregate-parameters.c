/* Parameters passed by value, in registers, in memory, huge, union, packed,
   empty: a coroutine has its own copy of each, which it may change.  */

#ifndef EACH_TRAIT_H
struct pair { int a; double b; };
struct huge { int v[300]; };
union any { int i; float f; char c[12]; };
struct __attribute__ ((packed)) tight { char c; int i; short s; };
struct empty { };
#endif

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (by_value, (struct pair p, struct huge h, union any u,
		      struct empty e, struct tight t))
{
  (void) e;
  STEP (p.a);
  h.v[299] += STEP (1);
  u.c[3] = 1;
  STEP (h.v[299] - h.v[0]);
  STEP (u.i);
  t.i *= STEP (2);
  STEP (t.c + t.i + t.s);
  check (p.b == 2.5);
  struct huge copy = h;
  STEP (copy.v[150]);
}

#else

int
main (void)
{
  struct pair p = { 4, 2.5 };
  union any u = { 7 };
  struct empty e;
  struct tight t = { 1, 20, 300 };
  struct huge h;
  for (int i = 0; i < 300; i++)
    h.v[i] = 1000 + i;

  check_each (by_value, (p, h, u, e, t), 4, 1, 300, 0x01000007, 2, 341, 1150);
  check (h.v[299] == 1299 && t.i == 20);
  return 0;
}

#endif
