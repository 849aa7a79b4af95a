/* Objects in an array, by an index that varies: each is looped over, stepped, moved and
   dropped as where each has a name.  */

#include "alloc.h"
#include "by-hand.h"

typedef co_iterator (int) I;

static int live;
static void leave (int *p) { live -= *p; }
#define GUARD int held __attribute__ ((cleanup (leave), unused)) = (live++, 1)

static I range (int lo, int hi) { GUARD; for (int i = lo; i < hi; i++) co_yield (i); }
static I map (I it, int k) { GUARD; co_for (int v, it) co_yield (v * k + 1); }

static __attribute__ ((noipa)) unsigned
looped_over (int n, int from)
{
  I its[3] = { range (0, n), map (range (1, n), 3), range (2, 2 * n) };
  unsigned h = 0;
  for (int k = from; k < 3; k++)
    co_for (int v, its[k])
      h = HASH (h, v);
  for (int k = 0; k < 3; k++)
    co_drop (&its[k]);
  check (live == 0);
  return h;
}

static unsigned
looped_over_by_hand (int n, int from)
{
  unsigned h = 0;
  for (int v = 0; v < n && from < 1; v++)
    h = HASH (h, v);
  for (int v = 1; v < n && from < 2; v++)
    h = HASH (h, v * 3 + 1);
  for (int v = 2; v < 2 * n && from < 3; v++)
    h = HASH (h, v);
  return h;
}

static __attribute__ ((noipa)) unsigned
in_turn (int n, unsigned k)
{
  co_auto I its[2] = { range (0, n), map (range (1, n), 3) };
  unsigned h = 0;
  int v;
  for (int i = 0; i < 2; i++)
    while (co_next (&its[(i + k) % 2], &v))
      h = HASH (h, v);
  check (!co_next (&its[k % 2], &v));
  return h;
}

static unsigned
in_turn_by_hand (int n, unsigned k)
{
  unsigned h = 0;
  for (int v = 0; v < n && k % 2 == 0; v++)
    h = HASH (h, v);
  for (int v = 1; v < n; v++)
    h = HASH (h, v * 3 + 1);
  for (int v = 0; v < n && k % 2 == 1; v++)
    h = HASH (h, v);
  return h;
}

/* The smallest of what comes next, from one after the other; left early.  */

static __attribute__ ((noipa)) unsigned
interleaved (int n, int stop)
{
  struct { int pad; I its[2]; } all = { 1, { range (0, n), map (range (0, n), 2) } };
  unsigned h = all.pad;
  int v;
  for (unsigned char k = 0; k < 2 * n && stop-- > 0; k++)
    if (co_next (&all.its[k & 1], &v))
      h = HASH (h, v);
  for (long k = 1; k >= 0; k--)
    co_drop (&all.its[k]);
  check (live == 0);
  return h;
}

static unsigned
interleaved_by_hand (int n, int stop)
{
  unsigned h = 1;
  for (int k = 0; k < 2 * n && stop-- > 0; k++)
    h = HASH (h, k & 1 ? k / 2 * 2 + 1 : k / 2);
  return h;
}

/* Left in the middle, and made again each time.  */

static __attribute__ ((noipa)) unsigned
made_again (int n, int stop)
{
  unsigned h = 0;
  for (int round = 0; round < 3; round++)
    {
      I its[2] = { range (round, n), map (range (0, n), round) };
      for (int k = 0; k < 2; k++)
	{
	  int left = stop;
	  co_for (int v, its[k])
	    {
	      if (left-- == 0)
		break;
	      h = HASH (h, v);
	    }
	}
      check (live == 0);
    }
  return h;
}

static unsigned
made_again_by_hand (int n, int stop)
{
  unsigned h = 0;
  for (int round = 0; round < 3; round++)
    {
      for (int i = round; i < n && i < round + stop; i++)
	h = HASH (h, i);
      for (int i = 0; i < n && i < stop; i++)
	h = HASH (h, i * round + 1);
    }
  return h;
}

/* One of them is moved out, another one in.  */

static __attribute__ ((noipa)) unsigned
moved (int n, int k)
{
  I its[2] = { range (0, n), map (range (0, n), 2) };
  I one = co_move (its[k]), other = co_move (its[!k]);
  check (co_is_null (its[k]));
  unsigned h = 0;
  co_for (int v, map (co_move (one), 7))
    h = HASH (h, v);
  its[0] = co_move (other);
  co_for (int v, its[0])
    h = HASH (h, v);
  co_drop (&its[k]);
  check (live == 0);
  return h;
}

static unsigned
moved_by_hand (int n, int k)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    h = HASH (h, (k ? i * 2 + 1 : i) * 7 + 1);
  for (int i = 0; i < n; i++)
    h = HASH (h, k ? i : i * 2 + 1);
  return h;
}

/* In a coroutine, which suspends between and is dropped there.  */

static I
both (int n)
{
  GUARD;
  co_auto I its[2] = { range (0, n), map (range (0, n), 2) };
  int more = 2, v;
  for (int k = 0; more > 0; k = !k)
    {
      more = co_next (&its[k], &v) ? 2 : more - 1;
      if (more == 2)
	co_yield (v);
    }
}

static __attribute__ ((noipa)) unsigned
in_a_coroutine (int n, int stop)
{
  unsigned h = 1;
  co_for (int v, both (n))
    {
      if (stop-- == 0)
	break;
      h = HASH (h, v);
    }
  check (live == 0);
  return h;
}

/* Filled by one call: the objects are many.  */

static __attribute__ ((noipa)) unsigned
filled (int n)
{
  co_auto I its[4];
  for (int k = 0; k < 4; k++)
    its[k] = range (k, n);
  unsigned h = 0;
  int v;
  for (int i = 0; i < n; i++)
    for (int k = 0; k < 4; k++)
      if (co_next (&its[k], &v))
	h = HASH (h, v);
  return h;
}

static unsigned
filled_by_hand (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    for (int k = 0; k < 4; k++)
      if (i + k < n)
	h = HASH (h, i + k);
  return h;
}

int
main (void)
{
  for (unsigned i = 0; i < sizeof by_hand_counts / sizeof *by_hand_counts; i++)
    {
      int n = by_hand_counts[i];
      for (int k = 0; k < 4; k++)
	check (looped_over (n, k) == looped_over_by_hand (n, k)
	       && in_turn (n, k) == in_turn_by_hand (n, k));
      for (int stop = 0; stop < 5 && n < 100; stop++)
	check (interleaved (n, stop) == interleaved_by_hand (n, stop)
	       && made_again (n, stop) == made_again_by_hand (n, stop)
	       && in_a_coroutine (n, stop) == interleaved_by_hand (n, stop));
      for (int k = 0; k < 2; k++)
	check (moved (n, k) == moved_by_hand (n, k));
      check (filled (n) == filled_by_hand (n) && live == 0);
    }
}
