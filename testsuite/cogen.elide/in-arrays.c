/* An element's frame is beside those of the others where it surely has nothing when its object
   is made.  Where a loop comes back to it, by whatever way, it has one of its own.
   { dg-alloc-count 22 } */

#include "alloc.h"
#include <cogen/future.h>
#include <cogen/task.h>

static co_future (int)
waits (int n)
{
  co_await (co_yield_now ());
  co_return (n);
}

#define JOIN(f) co_await (co_join (&f[0], &r[0], &f[1], &r[1], &f[2], &r[2]))

static co_future (int)
inside (int n)
{
  int r[3], sum = 0;
  for (int i = 0; i < n; i++)
    {
      co_auto co_future (int) f[3] = { 0 };
      for (size_t j = 0; j < 3; j++)
	{
	  if (i == 1 && j == 1)
	    continue;
	  f[j] = waits ((int) j);
	}
      r[1] = 7;
      JOIN (f);
      sum += r[0] + r[1] + r[2];
    }
  co_auto co_future (int) g[3] = { 0 };
  g[2] = waits (1);
  int j = 0;
  do
    g[j] = waits (j);		/* Another one makes the third: 2.  */
  while (++j < 2);
  JOIN (g);
  co_return (sum + r[0] + r[1] + r[2]);
}

/* 4: the inner loop makes each twice.  */
static co_future (int)
twice (void)
{
  int r[3];
  co_auto co_future (int) f[3] = { 0 };
  for (int j = 0; j < 2; j++)
    for (int k = 0; k < 2; k++)
      {
	co_drop (&f[j]);
	f[j] = waits (k);
      }
  JOIN (f);
  co_return (r[0] + r[1]);
}

/* 4: up, and down again.  */
static co_future (int)
back (void)
{
  int r[3] = { 0 }, turned = 0;
  co_auto co_future (int) f[3] = { 0 };
  for (int j = 0; j >= 0;)
    {
      co_drop (&f[j]);
      f[j] = waits (j);
      if (j == 2 || turned)
	{
	  turned = 1;
	  j--;
	  if (j == 0)
	    break;
	}
      else
	j++;
    }
  JOIN (f);
  co_return (r[0] + r[1] + r[2]);
}

/* 4: it comes round.  */
static co_future (int)
comes_round (void)
{
  int r[3] = { 0 };
  co_auto co_future (int) f[3] = { 0 };
  int n = 0;
  for (unsigned char j = 254; n < 4; j++, n++)
    {
      int k = j < 3 ? j : 0;
      co_drop (&f[k]);
      f[k] = waits (j);
    }
  JOIN (f);
  co_return (r[1]);
}

/* 4: counted once more by goto.  */
static co_future (int)
anew (void)
{
  int r[3] = { 0 }, once = 0;
  co_auto co_future (int) f[3] = { 0 };
  int j;
again:
  for (j = 0; j < 2; j++)
    {
      co_drop (&f[j]);
      f[j] = waits (j);
    }
  if (!once++)
    goto again;
  JOIN (f);
  co_return (r[1]);
}

/* 3: who leaves drops nothing; here all have ended.  */
static co_future (int)
plain (void)
{
  int r[3];
  co_future (int) f[3] = { 0 };
  for (int j = 0; j < 3; j++)
    f[j] = waits (j);
  JOIN (f);
  co_return (r[2]);
}

int
main (void)
{
  check (co_block_on (inside (2)) == 12 + 2);
  check (co_block_on (twice ()) == 2);
  check (co_block_on (back ()) == 3);
  check (co_block_on (comes_round ()) == 1);
  check (co_block_on (anew ()) == 1);
  check (co_block_on (plain ()) == 2);
  return 0;
}
