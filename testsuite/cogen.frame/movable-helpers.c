/* A function of the same unit is read: one that keeps nothing does not pin, one
   that stores the pointer, or may be another at run time, does.  */

#include "check.h"
#include <cogen.h>

static int *kept;
static int **kept_in;

static __attribute__ ((noinline)) void reads (int *p) { ++*p; }
static __attribute__ ((noinline)) void deeper (int *p) { reads (p); reads (p); }
static __attribute__ ((noinline)) int *same (int *p) { return p; }
static __attribute__ ((noinline)) void keeps (int *p) { kept = p; }
static __attribute__ ((noinline)) void keeps_deeper (int *p) { reads (p); keeps (p); }
static __attribute__ ((noinline)) void stores (int **to, int *p) { *to = p; }
static __attribute__ ((noinline)) int
recursive (int *p, int n)
{
  return n ? recursive (p, n - 1) + *p : 0;
}
__attribute__ ((weak, noinline)) void replaceable (int *p) { ++*p; }

/* Objects, whatever steps them: in plain C GCC takes &x to be unused by `forwards'.  */
#define SHAPE(name, what)						\
  static __attribute__ ((noinline)) co_iterator (int)			\
  name (int x)								\
  {									\
    co_yield (x);							\
    what;								\
    co_yield (x);							\
    co_yield (x);							\
  }

SHAPE (with_reads, reads (&x))
SHAPE (with_deeper, deeper (&x))
SHAPE (with_same, *same (&x) = 5)
SHAPE (with_recursive, x += recursive (&x, 3))
SHAPE (with_keeps, keeps (&x))
SHAPE (with_keeps_deeper, keeps_deeper (&x))
SHAPE (with_stores, stores (kept_in, &x))
SHAPE (with_replaceable, replaceable (&x))
#ifdef __x86_64__
__attribute__ ((naked, noinline)) static void naked (int *p) { __asm__ ("addl $1, (%rdi)\n\tret"); }
#else
#define naked replaceable
#endif
static __attribute__ ((noinline)) void
forwards (int *p)
{
  __builtin_apply ((void (*) ()) keeps, __builtin_apply_args (), 64);
}

SHAPE (with_naked, naked (&x))
SHAPE (with_forwards, forwards (&x); if (kept != &x) x = 99)
SHAPE (with_pointer, void (*volatile f) (int *) = reads; f (&x))

static co_iterator (int)
keeps_same (int x)
{
  int *p = same (&x);
  co_yield (x);
  co_yield (*p);
}

/* An int is no pointer, whatever the function did with its parameter.  */
static int __attribute__ ((noipa))
measure (int *p co_noescape)
{
  return *p;
}

static co_iterator (int)
with_measure (int x)
{
  int size = measure (&x);
  co_yield (x);
  co_yield (size);
}

static long __attribute__ ((noipa))
address (int *p co_noescape)
{
  return (long) p;
}

static co_iterator (int)
with_address (int x)
{
  long p = address (&x);
  co_yield (x);
  co_yield (*(int *) p);
}

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
  kept_in = &kept;
  check (co_is_movable (with_reads));
  check (co_is_movable (with_deeper));
  check (co_is_movable (with_same));
  check (co_is_movable (with_recursive));
  check (co_is_movable (with_measure));
  check (!co_is_movable (with_address));
  check (!co_is_movable (with_keeps));
  check (!co_is_movable (with_keeps_deeper));
  check (!co_is_movable (with_stores));
  check (!co_is_movable (with_replaceable));
  check (!co_is_movable (with_pointer));
  check (!co_is_movable (with_naked));
  check (!co_is_movable (with_forwards));
  check (!co_is_movable (keeps_same));
  check (sum (with_reads (1)) == 5);
  check (sum (with_deeper (1)) == 7);
  check (sum (with_same (1)) == 11);
  check (sum (with_measure (3)) == 6 && sum (with_address (3)) == 6);
  check (sum (with_recursive (1)) == 9);
  check (sum (with_keeps (1)) == 3 && sum (with_keeps_deeper (1)) == 5);
  check (sum (with_stores (1)) == 3 && sum (with_replaceable (1)) == 5);
  check (sum (with_naked (1)) == 5 && sum (with_forwards (1)) == 3);
  check (sum (with_pointer (1)) == 5 && sum (keeps_same (2)) == 4);
  return 0;
}
