/* A frame holds the state word and what is live across a suspension; what is
   only used between two, and what can be recomputed (constants, addresses),
   is not in it.  */

#include "alloc.h"

static int table[10];

static co_iterator (int) empty (void) { co_yield (1); co_yield (2); }

static co_iterator (int)
constants (void)
{
  int a = 5;
  const int *p = &table[3];
  const char *s = "text";
  co_yield (a);
  co_yield (*p);
  co_yield (s[1]);
}

static co_iterator (int)
between (int n)
{
  int x = n * 2, y = x + 1, z = y * x;
  co_yield (z);
  double d = n, e = d * d, f = e / 3;
  co_yield ((int) f);
}

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }

int
main (void)
{
  size_t size[] = { co_frame_size (empty), co_frame_size (constants),
		    co_frame_size (between), co_frame_size (range) };
  check (size[0] <= 8);
  check (size[1] <= 8);
  check (size[2] <= 8);
  check (size[3] <= 16);
  check (co_frame_align (range) <= 8);
  return 0;
}
