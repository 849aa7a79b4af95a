/* A use of a variable whose object has certainly been given away.  */

#include <cogen.h>
#include <cogen/future.h>
#include <cogen/iter.h>

co_iterator (int) ints (void);
co_future (int) later (void);
void take (co_iterator (int));

int
stepped (void)
{
  co_iterator (int) it = ints ();
  take (it);	/* { dg-note "3: moved from here: it is null since then" } */
  int v;
  return co_next (&it, &v);	/* { dg-warning "10: 'it' is used after it was moved from" } */
}

void
both_ways (int k)
{
  co_iterator (int) it = ints ();
  if (k)
    take (it);	/* { dg-note "5: moved from here: it is null since then" } */
  else
    {
      co_iterator (int) other = it;
      take (other);
    }
  take (it);	/* { dg-warning "3: 'it' is used after it was moved from" } */
}

co_future (int)
awaited_twice (co_future (int) f)
{
  int first = co_await (f);	/* { dg-note "moved from here" } */
  co_return (first + co_await (f));	/* { dg-warning "'f' is used after it was moved from" } */
}

int
looped_twice (void)
{
  int sum = 0;
  co_iterator (int) it = ints ();
  co_for (int v, it)	/* { dg-note "moved from here" } */
    sum += v;
  co_for (int v, it)	/* { dg-warning "'it' is used after it was moved from" } */
    sum += v;
  return sum;
}

/* The macros of our headers use their operands.  */

int
summed_twice (void)
{
  co_iterator (int) it = ints ();
  int sum = co_sum (it);	/* { dg-note "moved from here" } */
  return sum + co_sum (it);	/* { dg-warning "16: 'it' is used after it was moved from" } */
}

void
mapped (void)
{
  co_iterator (int) it = ints ();
  take (it);	/* { dg-note "moved from here" } */
  take (co_map (it, x, x + 1));	/* { dg-warning "9: 'it' is used after it was moved from" } */
}

co_future (int)
raced (co_future (int) f)
{
  int first = co_await (f);	/* { dg-note "moved from here" } */
  co_return (first + co_await (co_race (f, later ())));	/* { dg-warning "'f' is used after it was moved from" } */
}

co_future (int)
made (co_future (int) f)
{
  int first = co_await (f);	/* { dg-note "moved from here" } */
  co_return (first + co_await (co_then (f, x, x + 1)));	/* { dg-warning "'f' is used after it was moved from" } */
}
