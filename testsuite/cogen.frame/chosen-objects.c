/* An object that one of several calls makes: what each keeps has the same bytes, and which
   of them it is, is in the state.  */

#include "alloc.h"
#include "by-hand.h"

static co_iterator (int) up (int from, int to) { for (; from < to; from++) co_yield (from); }
static co_iterator (int) down (int from, int to) { for (; from > to; from--) co_yield (from); }
static co_iterator (int) powers (int n) { for (long p = 1; n-- > 0; p *= 3) co_yield (p % 1000); }
static co_iterator (int) twice (co_iterator (int) it) { co_for (int v, it) co_yield (2 * v); }

static co_iterator (int)
by_operator (int from, int to)
{
  co_for (int v, from < to ? up (from, to) : down (from, to))
    co_yield (v);
}

static co_iterator (int)
one_of_four (int which, int n)
{
  co_for (int v, which == 0 ? down (n, 0) : which == 1 ? twice (up (0, n))
		 : which == 2 ? powers (n) : up (0, n))
    co_yield (v + 1);
}

static co_iterator (int) held;

int
main (void)
{
  int v;
  for (int a = -3; a < 4; a++)
    for (int b = -3; b < 4; b++)
      {
	held = by_operator (a, b);
	for (int i = a; i != b; i += a < b ? 1 : -1)
	  check (co_next (&held, &v) && v == i);
	check (!co_next (&held, &v));
      }
  for (int which = 0; which < 4; which++)
    for (int n = 0; n < 7; n++)
      {
	held = one_of_four (which, n);
	long power = 1;
	for (int i = 0; i < n; i++)
	  {
	    int w = which == 0 ? n - i : which == 1 ? 2 * i : which == 2 ? power % 1000 : i;
	    check (co_next (&held, &v) && v == w + 1);
	    power *= 3;
	  }
	check (!co_next (&held, &v));
      }
  /* Dropped in the middle.  */
  held = one_of_four (1, 5);
  check (co_next (&held, &v) && v == 1);
  co_drop (&held);
  co_drop (&held);
  check (co_frame_size (by_operator) == 4 + 4 + 4);
  check (co_frame_size (one_of_four) <= 4 + 4 + 8 + 8);
  return 0;
}
