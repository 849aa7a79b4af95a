/* A drop ends all that is owned also where what may throw includes the loads of the frame;
   the object is of unknown make.
   { dg-additional-options "-fexceptions -fnon-call-exceptions" } */

#include "drop.h"

typedef co_future (int) F;

static F
waits (co_future (int) *f, co_future (int) *g)
{
  int r = co_await (f);
  co_return (r + co_await (g));
}

static F
owns (void)
{
  co_auto F f = leaf_future ('f', 1, 1), g = leaf_future ('g', 1, 2);
  int r = co_await (waits (&f, &g));
  co_return (r);
}

static F
owns_nothing (void)
{
  int r = co_await (leaf_future ('l', 1, 1));
  co_return (r);
}

static F (*volatile make) (void);

int
main (void)
{
  make = owns;
  check_drops (F, make (), POLL, "", "gf", "gf", "");
  make = owns_nothing;
  check_drops (F, make (), POLL, "", "l", "");
}
