/* A variable whose last use is to be yielded gives its room to what is live
   across that very yield: the item must be read first.  */

#include "check.h"
#include <cogen.h>

struct pair { int a, b; };

int __attribute__ ((noipa)) get (void) { return 77; }
struct pair __attribute__ ((noipa)) make (int n) { return (struct pair) { n, n + 1 }; }

static co_iterator (struct pair)
twice (int n)
{
  struct pair p = make (n);
  co_yield (p);
  int k = get ();
  co_yield (p);
  check (k == 77);
}

int
main (void)
{
  co_for (struct pair v, twice (5))
    check (v.a == 5 && v.b == 6);
  return 0;
}
