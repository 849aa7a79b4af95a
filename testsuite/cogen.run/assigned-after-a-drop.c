/* A variable is dropped on some ways to where it is assigned to: what drops its old object
   is there once for each of the ways, with the move that stands before it.  */

#include "check.h"
#include <cogen.h>

static int dropped;

static void end (int *p) { dropped += *p; }

static co_iterator (int)
ints (int n)
{
  __attribute__ ((cleanup (end))) int weight = n;
  for (;;)
    co_yield (n);
}

__attribute__ ((noipa)) static int
assign (co_iterator (int) p, co_iterator (int) v, int way)
{
  int item, sum = 0;
  if (co_next (&p, &item))
    sum += item;
  if (way == 1)
    co_drop (&p);
  else if (way == 2)
    co_for (int i, p)
      {
	sum += i;
	break;
      }
  sum += dropped * 1000;
  p = v;
  sum += dropped * 100;
  if (co_next (&p, &item))
    sum += item;
  return sum;
}

int
main (void)
{
  check (assign (ints (1), ints (2), 0) == 100 + 1 + 2);
  check (dropped == 3);
  dropped = 0;
  check (assign (ints (1), ints (2), 1) == 1000 + 100 + 1 + 2);
  check (dropped == 3);
  dropped = 0;
  check (assign (ints (1), ints (2), 2) == 1000 + 100 + 1 + 1 + 2);
  check (dropped == 3);
  return 0;
}
