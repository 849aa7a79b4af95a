/* A generator that has dissolved panics as any other when it is resumed after its end,
   and stays as good as it is until then.
   { dg-panic "cogen: three: resumed after it finished" } */

#include "check.h"
#include <cogen.h>

static co_generator (int, int)
three (void)
{
  for (int i = 0; i < 3; i++)
    co_yield (i);
  co_return (7);
}

static co_generator (int, void, int)
until_told (void)
{
  while (co_yield (1))
    ;
}

static __attribute__ ((noipa)) int
resume (int times)
{
  co_generator (int, int) g = three ();
  int y = 0, r = 0, all = 0;
  for (int i = 0; i < times; i++)
    all = all * 10 + (co_resume (&g, &y, &r) == CO_YIELDED ? y : r);
  return all;
}

static __attribute__ ((noipa)) void
told (int times)
{
  co_generator (int, void, int) g = until_told ();
  int y;
  for (int i = 0; i < times; i++)
    check ((co_resume (&g, i < 2, &y) == CO_YIELDED) == (i < 2));
}

int
main (void)
{
  check (resume (0) == 0 && resume (2) == 1 && resume (4) == 127);
  told (3);
  resume (5);
}
