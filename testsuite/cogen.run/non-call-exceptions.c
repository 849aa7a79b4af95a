/* What may throw includes the loads of the frame.
   { dg-additional-options "-fnon-call-exceptions -fexceptions" } */

#include "async.h"

static int ended;

static void
end (int *p)
{
  ended += *p;
}

static __attribute__ ((noinline)) co_iterator (int)
divides (int *n, int by)
{
  __attribute__ ((cleanup (end))) int one = 1;
  for (int i = 0; i < *n; i++)
    co_yield (i / by);
}

static __attribute__ ((noinline)) co_future (int)
waits (int *n)
{
  __attribute__ ((cleanup (end))) int ten = 10;
  int s = 0;
  for (int i = 0; i < *n; i++)
    s += co_await (leaf_future ('l', i & 1, i));
  co_return (s);
}

int
main (void)
{
  int n = 5, s = 0;
  co_for (int v, divides (&n, 2))
    s = s * 10 + v;
  check (s == 112 && ended == 1);
  co_future (int) f = waits (&n);
  int got = -1;
  while (co_poll (&f, &counting_context, &got) != CO_READY)
    ;
  co_drop (&f);
  check (ended == 11 && got == 10);
}
