/* A variable that holds one of several objects, or one that was perhaps wrapped in
   another: each way does what the loop by hand does, however it is left.  */

#include "alloc.h"
#include "by-hand.h"
#include <stdbool.h>

typedef co_iterator (int) I;

static int live;
static void leave (int *p) { live -= *p; }
#define GUARD int held __attribute__ ((cleanup (leave), unused)) = (live++, 1)

static I range (int lo, int hi) { GUARD; for (int i = lo; i < hi; i++) co_yield (i); }
static I map (I it, int k) { GUARD; co_for (int v, it) co_yield (v * k + 1); }
static I odd (I it) { GUARD; co_for (int v, it) if (v & 1) co_yield (v); }

struct bounds { int lo, hi; };
static I between (struct bounds b) { GUARD; for (int i = b.lo; i < b.hi; i++) co_yield (i); }

#define LOOP(it, stop) \
  do \
    { \
      int left = stop; \
      co_for (int v, it) \
	{ \
	  h = HASH (h, v); \
	  if (--left == 0) \
	    break; \
	} \
      check (live == 0); \
    } \
  while (0)

/* What a range from 0 to N gives after SCALE (v * k + 1, if not 0) and ODD.  */

static unsigned
by_hand (int n, int stop, int scale, bool odd_only)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    {
      int v = scale ? i * scale + 1 : i;
      if (odd_only && !(v & 1))
	continue;
      h = HASH (h, v);
      if (--stop == 0)
	break;
    }
  return h;
}

static __attribute__ ((noipa)) unsigned
wrapped_perhaps (int n, int c, int stop)
{
  unsigned h = 0;
  I it = range (0, n);
  if (c)
    it = map (co_move (it), 3);
  LOOP (it, stop);
  check (co_is_null (it));
  return h;
}

static __attribute__ ((noipa)) unsigned
wrapped_either (int n, int c, int stop)
{
  unsigned h = 0;
  I it = range (0, n);
  if (c == 1)
    it = map (co_move (it), 3);
  else
    it = odd (co_move (it));
  LOOP (it, stop);
  return h;
}

static __attribute__ ((noipa)) unsigned
wrapped_one_of (int n, int c, int stop)
{
  unsigned h = 0;
  I it = between ((struct bounds) { 0, n });
  switch (c)
    {
    case 1: it = map (co_move (it), 3); break;
    case 2: it = odd (co_move (it)); break;
    default: break;
    }
  LOOP (it, stop);
  return h;
}

/* What is wrapped owns something itself.  */

static __attribute__ ((noipa)) unsigned
owns (int n, int c, int stop)
{
  unsigned h = 0;
  I it = map (range (0, n), 3);
  if (c)
    it = odd (co_move (it));
  LOOP (it, stop);
  return h;
}

/* Wrapped again: one of two is given away.  */

static __attribute__ ((noipa)) unsigned
wrapped_twice (int n, int c, int stop)
{
  unsigned h = 0;
  I it = range (0, n);
  if (c & 1)
    it = map (co_move (it), 3);
  if (c & 2)
    it = odd (co_move (it));
  LOOP (it, stop);
  return h;
}

/* It wraps itself, nobody knows how often.  */

static __attribute__ ((noipa)) unsigned
wrapped_often (int n, int c, int stop)
{
  unsigned h = 0;
  I it = range (0, n);
  for (int i = 0; i < c; i++)
    it = map (co_move (it), 2);
  LOOP (it, stop);
  return h;
}

/* The choice comes again.  */

static __attribute__ ((noipa)) unsigned
in_a_loop (int n, int c, int stop)
{
  unsigned h = 0;
  for (int i = 0; i < 4; i++)
    {
      I it = range (0, n + i);
      if ((i ^ c) & 1)
	it = map (co_move (it), 3);
      LOOP (it, stop);
    }
  return h;
}

static __attribute__ ((noipa)) unsigned
in_a_loop_by_hand (int n, int c, int stop)
{
  unsigned h = 0;
  for (int i = 0; i < 4; i++)
    {
      int left = stop;
      for (int k = 0; k < n + i; k++)
	{
	  h = HASH (h, (i ^ c) & 1 ? k * 3 + 1 : k);
	  if (--left == 0)
	    break;
	}
    }
  return h;
}

/* It was stepped before the choice; what is wrapped goes on there.  */

static __attribute__ ((noipa)) unsigned
stepped_before (int n, int c, int stop)
{
  unsigned h = 0;
  int first;
  I it = range (-1, n);
  if (!co_next (&it, &first) || first != -1)
    abort ();
  if (c)
    it = map (co_move (it), 3);
  LOOP (it, stop);
  return h;
}

/* Stepped by hand, and dropped early, late or never.  */

static __attribute__ ((noipa)) unsigned
by_steps (int n, int c, int stop)
{
  unsigned h = 0;
  int v;
  co_auto I it = range (0, n);
  if (c)
    it = map (co_move (it), 3);
  while (stop != 0 && co_next (&it, &v))
    {
      h = HASH (h, v);
      stop--;
    }
  return h;
}

/* Dropped before it was stepped; assigned anew.  */

static __attribute__ ((noipa)) unsigned
dropped_unused (int n, int c, int stop)
{
  unsigned h = 0;
  I it = map (range (3, n), 2);
  if (c & 1)
    it = odd (co_move (it));
  if (c & 2)
    {
      co_drop (&it);
      check (live == 0);
      it = range (0, n);
      if (c & 1)
	it = map (co_move (it), 3);
    }
  else
    {
      co_drop (&it);
      it = range (0, n);
    }
  LOOP (it, stop);
  return h;
}

/* Given away on one way: nothing is left there.  */

static I kept;

static __attribute__ ((noipa)) unsigned
moved_away (int n, int c, int stop)
{
  unsigned h = 0;
  I it = range (0, n);
  if (c == 1)
    it = map (co_move (it), 3);
  else if (c == 2)
    kept = co_move (it);
  if (c == 2)
    {
      check (co_is_null (it));
      it = co_move (kept);
    }
  LOOP (it, stop);
  return h;
}

static __attribute__ ((noipa)) unsigned
null_at_first (int n, int c, int stop)
{
  unsigned h = 0;
  I it = { 0 };
  if (c != 2)
    it = range (0, n);
  if (c == 1)
    it = map (co_move (it), 3);
  if (c == 2)
    {
      co_drop (&it);
      it = odd (range (0, n));
    }
  LOOP (it, stop);
  return h;
}

/* In a coroutine, which is dropped at each place.  */

static I
chooses (int n, int c)
{
  GUARD;
  I it = range (0, n);
  if (c & 1)
    it = map (co_move (it), 3);
  if (c & 2)
    co_yield (-1);
  co_for (int v, it)
    co_yield (v);
}

static __attribute__ ((noipa)) unsigned
in_a_coroutine (int n, int c, int stop)
{
  unsigned h = 0;
  LOOP (chooses (n, c), stop);
  return h;
}

int
main (void)
{
  for (unsigned k = 0; k < sizeof by_hand_counts / sizeof *by_hand_counts; k++)
    for (int stop = -1; stop < 4; stop++)
      {
	int n = by_hand_counts[k];
	if (stop == 0)
	  continue;
	unsigned plain = by_hand (n, stop, 0, false), scaled = by_hand (n, stop, 3, false);
	unsigned odds = by_hand (n, stop, 0, true), both = by_hand (n, stop, 3, true);
	check (wrapped_perhaps (n, 0, stop) == plain && wrapped_perhaps (n, 1, stop) == scaled);
	check (wrapped_either (n, 0, stop) == odds && wrapped_either (n, 1, stop) == scaled);
	check (wrapped_one_of (n, 0, stop) == plain && wrapped_one_of (n, 1, stop) == scaled
	       && wrapped_one_of (n, 2, stop) == odds);
	check (owns (n, 0, stop) == scaled && owns (n, 1, stop) == both);
	check (wrapped_twice (n, 0, stop) == plain && wrapped_twice (n, 1, stop) == scaled
	       && wrapped_twice (n, 2, stop) == odds && wrapped_twice (n, 3, stop) == both);
	check (wrapped_often (n, 0, stop) == plain
	       && wrapped_often (n, 1, stop) == by_hand (n, stop, 2, false));
	for (int c = 0; c < 2; c++)
	  check (in_a_loop (n, c, stop) == in_a_loop_by_hand (n, c, stop));
	check (stepped_before (n, 0, stop) == plain && stepped_before (n, 1, stop) == scaled);
	check (by_steps (n, 0, stop) == plain && by_steps (n, 1, stop) == scaled);
	check (live == 0);
	check (dropped_unused (n, 0, stop) == plain && dropped_unused (n, 1, stop) == plain
	       && dropped_unused (n, 2, stop) == plain && dropped_unused (n, 3, stop) == scaled);
	check (moved_away (n, 0, stop) == plain && moved_away (n, 1, stop) == scaled
	       && moved_away (n, 2, stop) == plain);
	check (null_at_first (n, 0, stop) == plain && null_at_first (n, 1, stop) == scaled
	       && null_at_first (n, 2, stop) == odds);
	check (in_a_coroutine (n, 0, stop) == plain && in_a_coroutine (n, 1, stop) == scaled);
	check (by_hand (n, stop - 1, 0, false) == plain || stop < 2
	       || in_a_coroutine (n, 2, stop) != plain);
      }
}
