/* x lives across the first two awaits and has not changed when the second one begins:
   it is not stored again, as long as it shares its bytes with nothing in memory.  The
   third await's result is in memory and could be there, but it need not: there is
   room elsewhere.
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

/* { dg-final { scan-cogen-dump "coroutine three: 3 suspensions, frame 56 bytes" } }
   { dg-final { scan-cogen-dump "slot   40..44   x: int" } }
   { dg-final { scan-cogen-dump-not "slot   40..44   value: int" } }
   { dg-final { scan-cogen-dump-not "slot   44..48   value: int" } } */
