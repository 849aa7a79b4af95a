/* it = co_do (..., { ... it ... }): the object that the body uses is the one from before, which
   is moved into the new one; what stands in its place is another one.
   { dg-skip-if "it takes the addresses of the objects" "move.h" } */

#include "alloc.h"

typedef co_iterator (int) I;
typedef co_future (int) F;

static void
dropped (int *n)
{
  trace ((char) ('a' + *n));
}

static I
counted (int n)
{
  int guard __attribute__ ((cleanup (dropped))) = n;
  for (int i = 0; i < 3; i++)
    co_yield (10 * n + i);
}

static I
pass (I it)
{
  return it;
}

static int
sum (I it)
{
  int s = 0;
  co_for (int v, it)
    s = 10 * s + v;
  return s;
}

static I
twice (I it)
{
  it = co_do (I, { co_for (int v, it) co_yield (2 * v); });
  return it;
}

/* Each turn wraps what the turn before has made.  */
static int
in_a_loop (int n)
{
  I it = counted (0);
  for (int i = 0; i < n; i++)
    it = pass (co_do (I, { co_for (int v, it) co_yield (v + 1); }));
  return sum (it);
}

static int
chosen (int n)
{
  I it = counted (1);
  int v = 0;
  check (co_next (&it, &v) && v == 10);
  it = n ? co_do (I, { co_yield (5); co_for (int w, it) co_yield (w); }) : counted (2);
  int s = sum (it);
  it = counted (0); /* ... and so on */
  return 10 * s + sum (it) % 10;
}

/* Where control may leave before what is made is stored, it is captured as ever.  */
static int
left (int n)
{
  I it = counted (1);
  for (;;)
    {
      it = ({
        I made = co_do (I, { co_for (int w, it) co_yield (w); });
        if (n)
          break;
        made;
      });
      break;
    }
  int v = 0;
  check (co_next (&it, &v) == (n != 0));
  return v;
}

/* Another argument of the same call uses what is there.  */
static I
both (I first, int v)
{
  co_yield (v);
  co_yield_from (first);
}

static int
nested (void)
{
  I it = counted (2);
  it = co_do (I, {
    co_for (int v, co_do (I, { co_for (int w, it) co_yield (w + 1); }))
      co_yield (v + 1);
  });
  return sum (it);
}

/* What one arm uses the other one does not.  */
static int
arms (int n)
{
  I it = counted (1), other = { 0 };
  int v = 0, add = 1;
  it = n ? co_do (I, { co_for (int w, it) co_yield (w + 1); }) : twice (it);
  if (n)
    other = co_do (I, { co_for (int w, it) co_yield (w + add); });
  else
    {
      add = 2;
      check (co_next (&it, &v) && v == 20);
      other = it;
    }
  return sum (other);
}

/* By a jump it does.  */
static int
jumps (int n)
{
  I it = counted (0), made = { 0 };
  int v = 0;
  if (n)
    {
      made = co_do (I, { co_for (int w, it) co_yield (w + 1); });
      goto other;
    }
  else
    {
    other:
      check (co_next (&it, &v) && v == 0);
    }
  return co_is_null (made) ? 0 : 100 * sum (made);
}

static F
number (int n)
{
  int guard __attribute__ ((cleanup (dropped))) = n;
  co_return (n);
}

static F
futures (void)
{
  F f = number (3);
  for (int i = 0; i < 3; i++)
    f = co_do (F, { co_return (co_await (f) + 1); });
  co_return (co_await (f));
}

static int
by_lambda (void)
{
  I it = counted (1);
  it = co_lambda (I, (int add), { co_for (int v, it) co_yield (v + add); }) (3);
  int v = 0;
  check (co_next (&it, &v));
  it = both (co_do (I, { co_for (int w, it) co_yield (w); }), 7);
  return 1000 * v + sum (it);
}

int
main (void)
{
  check (sum (twice (counted (1))) == 2244);
  check_trace ("b");
  check (in_a_loop (0) == 12 && in_a_loop (3) == 345);
  check_trace ("aa");
  check (chosen (1) / 10 == 622);
  check_trace ("ba");
  check (chosen (0) > 0);
  check_trace ("bca");
  check (left (1) == 10);
  check (nested () == 2454);
  check (arms (1) == 1344 && arms (0) == 22 * 10 + 24);
  check (jumps (1) == 2300 && jumps (0) == 0);
  check (co_block_on (futures ()) == 6);
  check (by_lambda () == 13855);
  check (alloc_live == 0);
  return 0;
}
