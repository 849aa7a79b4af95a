/* What co_do, and a co_lambda that is called where it stands, names of the functions around
   it, it has by value where nobody could tell the difference: so its object may be returned,
   stored and moved; and by reference elsewhere.  */

#include "check.h"
#include <cogen.h>

struct wide { long a[4]; };

static co_future (int) two (void) { co_return (2); }
static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }

/* Overwrites what is left on the stack.  */
__attribute__ ((noipa)) static void
scribble (void)
{
  volatile char stack[4096];
  for (unsigned i = 0; i < sizeof stack; i++)
    stack[i] = 0x5a;
}

static int
digits (co_iterator (int) it)
{
  int all = 0;
  scribble ();
  co_for (int v, it)
    {
      all = all * 10 + v;
      scribble ();
    }
  return all;
}

__attribute__ ((noipa)) static co_iterator (int)
upto (int n)
{
  return co_do (co_iterator (int), { for (int i = 0; i < n; i++) co_yield (i); });
}

/* The object of F is moved into the new one.  */
__attribute__ ((noipa)) static co_future (int)
plus (co_future (int) f, int k)
{
  return co_do (co_future (int), { co_return (co_await (f) + k); });
}

__attribute__ ((noipa)) static co_iterator (int)
times (co_iterator (int) src, int n, struct wide w)
{
  int k = n + 1;
  return co_lambda (co_iterator (int), (int m), {
    co_for (int v, src)
      co_yield (v * k + w.a[3] * m);
  }) (2);
}

/* One in another: both have it.  */
__attribute__ ((noipa)) static co_iterator (int)
triangle (int n, int k)
{
  return co_do (co_iterator (int), {
    for (int i = 0; i < n; i++)
      co_yield_from (co_do (co_iterator (int), {
	for (int j = 0; j < i; j++)
	  co_yield (j + k);
      }));
  });
}

/* What is declared in a loop is new in each turn.  */
__attribute__ ((noipa)) static int
in_loop (void)
{
  co_auto co_iterator (int) its[3];
  for (int i = 0; i < 3; i++)
    {
      int k = i * 2;
      its[i] = co_do (co_iterator (int), { co_yield (k); co_yield (k + 1); });
    }
  int all = 0;
  for (int i = 0; i < 3; i++)
    all = all * 100 + digits (its[i]);
  return all;
}

/* An array, too.  */
__attribute__ ((noipa)) static co_iterator (int)
array (int n)
{
  int numbers[2][2] = { { n, n + 1 }, { n + 2 } };
  return co_do (co_iterator (int), {
    for (int i = 0; i < 3; i++)
      co_yield (numbers[i / 2][i % 2]);
  });
}

/* By reference: the body writes, by a step.  */
static int
step_writes (void)
{
  int v = 0;
  co_iterator (int) src = range (1, 4);
  int all = digits (co_do (co_iterator (int), { while (co_next (&src, &v)) co_yield (v); }));
  return all * 10 + v;
}

/* By reference: the body gives its address away.  */
static int
yields_address (void)
{
  int n = 3, m = 4;
  co_for (int *p, co_do (co_iterator (int *), { co_yield (&n); }))
    *p = 9;
  *co_block_on (co_do (co_future (int *), { co_return (&m); })) = 10;
  return n * 100 + m;
}

/* What a step has written before is a value as any.  */
__attribute__ ((noipa)) static co_iterator (int)
after_a_step (void)
{
  int v;
  co_iterator (int) src = range (5, 7);
  co_next (&src, &v);
  return co_do (co_iterator (int), { co_yield (v); co_yield (v + 1); });
}

/* By reference: the body writes; the outside does, later, in a loop, or behind a jump; its
   address is taken.  */
static int
body_writes (void)
{
  int sum = 0;
  int all = digits (co_do (co_iterator (int), { for (int i = 1; i < 4; i++) { sum += i; co_yield (i); } }));
  return all * 10 + sum;
}

static int
outside_writes (int n)
{
  co_iterator (int) it = co_do (co_iterator (int), { for (int i = 0; i < n; i++) co_yield (i); });
  n = 5;
  return digits (it);
}

static int
loop_writes (void)
{
  int all = 0, k = 0;
  co_iterator (int) it = { 0 };
  for (int turn = 0; turn < 2; turn++)
    {
      k += 3;
      if (turn == 0)
	it = co_do (co_iterator (int), { co_yield (k); });
      else
	all = digits (it);
    }
  return all;
}

static int
jump_writes (void)
{
  int k = 1, turn = 0, all = 0;
  co_iterator (int) it = { 0 };
 again:
  k += 2;
  if (turn++ == 0)
    {
      it = co_do (co_iterator (int), { co_yield (k); });
      goto again;
    }
  all = digits (it);
  return all;
}

static int
address_is_taken (int n)
{
  int *p = &n;
  co_iterator (int) it = co_do (co_iterator (int), { for (int i = 0; i < n; i++) co_yield (i); });
  *p = 4;
  return digits (it);
}

/* The outside goes on to use the object: the body takes it from there.  */
static int
object_is_used (void)
{
  co_iterator (int) src = range (1, 9);
  co_iterator (int) it = co_do (co_iterator (int), { int v; if (co_next (&src, &v)) co_yield (v); co_for (int w, src) co_yield (w); });
  int first;
  check (co_next (&src, &first) && first == 1);
  int all = digits (it);
  check (co_is_null (src));
  return all;
}

int
main (void)
{
  check (digits (upto (4)) == 123);
  check (co_block_on (plus (two (), 5)) == 7);
  check (digits (times (range (0, 3), 1, (struct wide) { { 0, 0, 0, 1 } })) == 246);
  check (digits (triangle (4, 1)) == 112123);
  check (in_loop () == 12345);
  check (digits (array (3)) == 345);
  check (step_writes () == 1233);
  check (yields_address () == 910);
  check (digits (after_a_step ()) == 56);
  check (body_writes () == 1236);
  check (outside_writes (2) == 1234);
  check (loop_writes () == 6);
  check (jump_writes () == 5);
  check (address_is_taken (2) == 123);
  check (object_is_used () == 2345678);

  /* Dropped before it starts, with what has been moved into it.  */
  co_future (int) f = plus (two (), 1);
  co_drop (&f);
  return 0;
}
