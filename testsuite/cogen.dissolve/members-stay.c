/* Structures and arrays of objects of which something else is done than to step, move
   and drop what is in a member: copied bit by bit, given away, read as other types, shared
   in a union, counted through.  All stays as it was written.  */

#include "alloc.h"
#include "by-hand.h"

typedef co_iterator (int) I;

static I
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

struct both { I it, other; };

static int
sum (I it)
{
  int s = 0;
  co_for (int v, it)
    s += v;
  return s;
}

static __attribute__ ((noipa)) int
sum_of (struct both *b)
{
  return sum (b->it) + 10 * sum (b->other);
}

static __attribute__ ((noipa)) int
given (int n)
{
  struct both b = { range (0, n), range (1, n) };
  return sum_of (&b);
}

static __attribute__ ((noipa)) int
by_its_first_member (int n)
{
  struct both b = { range (0, n), range (1, n) };
  return sum_of ((struct both *) &b.it);
}

static __attribute__ ((noipa)) int
copied (int n)
{
  struct both b = { range (0, n), range (1, n) }, c;
  memcpy (&c, &b, sizeof c);
  return sum (c.it) + 10 * sum (c.other);
}

static __attribute__ ((noipa)) int
in_a_union (int n)
{
  union { I it; struct { void *self; const void *vtable; } parts; } u
    = { .it = range (0, n) };
  check (u.parts.vtable != NULL);
  return sum (u.it);
}

static __attribute__ ((noipa)) int
by_bytes (int n)
{
  struct both b = { range (0, n), { 0 } };
  unsigned char *bytes = (unsigned char *) &b;
  int any = 0;
  for (unsigned i = 0; i < sizeof b; i++)
    any |= bytes[i];
  check (any);
  return sum (b.it);
}

/* The member's own parts are read where it is.  */

static __attribute__ ((noipa)) int
by_parts (int n)
{
  struct both b = { range (0, n), { 0 } };
  check (b.it.vtable != NULL && b.it.self != NULL && b.other.vtable == NULL);
  b.other = b.it;
  check (b.it.vtable == NULL);
  return sum (b.other);
}

static __attribute__ ((noipa)) int
through_a_pointer (int n)
{
  struct both b = { range (0, n), range (2, n) };
  I *p = n > 3 ? &b.it : &b.other;
  int v, s = 0;
  while (co_next (p, &v))
    s += v;
  co_drop (&b.it);
  co_drop (&b.other);
  return s;
}

/* From one element to the next.  */

static __attribute__ ((noipa)) int
counted (int n)
{
  I its[2] = { range (0, n), range (1, n) };
  int s = sum (*(&its[0] + 1));
  I *first = &its[0];
  check (co_is_null (first[1]));
  return 10 * s + sum (*first);
}

static int
sum_both (I *its)
{
  return sum (its[0]) + 10 * sum (its[1]);
}

static __attribute__ ((noipa)) int
given_the_first (int n)
{
  I its[2] = { range (0, n), range (1, n) };
  return sum_both (&its[0]);
}

int
main (void)
{
  check (counted (4) == 66 && given_the_first (4) == 66);
  check (given (4) == 66 && by_its_first_member (4) == 66 && copied (4) == 66);
  check (in_a_union (4) == 6 && by_bytes (4) == 6 && by_parts (4) == 6);
  check (through_a_pointer (4) == 6 && through_a_pointer (3) == 2);
}
