/* x lives across the first two awaits and has not changed when the second one begins:
   it is not stored again, as long as it shares its bytes with nothing in memory.  The
   third await's result is in memory and could be there, but it need not: there is
   room elsewhere.  So it is with the variable of an iterator.
   { dg-do compile }
   { dg-additional-options "-fplugin-arg-cogen-dump" } */

#include <cogen.h>

extern co_future (int) leaf (int);

co_future (int)
three (int x)
{
  int s = 0;
  s += co_await (leaf (x));
  s += co_await (leaf (x + 1));
  s += co_await (leaf (x + 2));
  co_return (s);
}

extern void use (int *);

co_iterator (int)
items (long l, int z, int y)
{
  co_yield (z);
  co_yield (z + 1);
  int memory = y;
  use (&memory);
  co_yield (2);
  use (&memory);
  co_yield (l + y);
}

/* { dg-final { scan-cogen-dump "coroutine items: 4 suspensions, frame 24 bytes" } }
   { dg-final { scan-cogen-dump "slot    4..8    z: int" } }
   { dg-final { scan-cogen-dump "slot   20..24   memory: int" } }
   { dg-final { scan-cogen-dump "coroutine three: 3 suspensions, frame 56 bytes" } }
   { dg-final { scan-cogen-dump "slot   44..48   x: int" } }
   { dg-final { scan-cogen-dump "slot   40..44   value: int" } }
   { dg-final { scan-cogen-dump-not "slot   44..48   value: int" } }
   { dg-final { scan-cogen-dump-not "slot   48..52   value: int" } } */
