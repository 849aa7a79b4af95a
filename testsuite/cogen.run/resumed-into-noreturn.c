/* A resume that does nothing but call what never returns: the coroutine runs then, as
   whoever is called can see.
   { dg-panic "cogen: stops: resumed or dropped while running" } */

#include "check.h"
#include <cogen.h>

static co_iterator (int) the_one;

static __attribute__ ((noipa, noreturn)) void
stop (void)
{
  int v;
  co_next (&the_one, &v);
  abort ();
}

static __attribute__ ((noipa)) co_iterator (int)
stops (void)
{
  co_yield (1);
  stop ();
}

int
main (void)
{
  int v;
  the_one = stops ();
  check (co_next (&the_one, &v) && v == 1);
  co_next (&the_one, &v);
}
