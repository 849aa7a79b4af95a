/* What is awaited is right behind the frame's header, and its result behind that: there a root
   polls without a step.  Not if the frame were larger then, as with the array here, which would
   leave a hole.
   { dg-do compile }
   { dg-additional-options "-fplugin-arg-cogen-dump" } */

#include <cogen.h>

extern co_future (int) leaf (int);
struct three { int a[3]; };
extern void use (struct three *);

co_future (int)
down (int levels)
{
  if (levels == 1)
    co_return (co_await (leaf (1)) + levels);
  co_return (co_await (down (levels - 1)) + 1);
}

co_future (int)
holes (int n)
{
  long x = n;
  struct three t = { { n } };
  use (&t);
  n = co_await (leaf (n));
  use (&t);
  co_return (n + x);
}

/* { dg-final { scan-cogen-dump "coroutine down: 2 suspensions, frame 48 bytes" } }
   { dg-final { scan-cogen-dump "slot   24..40   object: struct co_future\\(int\\), 16 bytes" } }
   { dg-final { scan-cogen-dump "slot   40..44   value: int" } }
   { dg-final { scan-cogen-dump "slot   44..48   levels: int" } }
   { dg-final { scan-cogen-dump "coroutine holes: 1 suspension, frame 64 bytes" } }
   { dg-final { scan-cogen-dump "slot   60..64   value: int" } } */
