/* Values that are dead but for the debugger, one computed from the other, are
   removed after a suspension: what the debugger is told must not name them.  */

#include <cogen.h>

extern void stop (void);
static int y;

co_iterator (int)
compare (void)
{
  unsigned int x = (short) y;
  if (co_yield (0), 0LL > (0U ^ x))
    stop ();
  co_yield (1);
}

co_iterator (int)
chain (int a)
{
  int b = a + 1, c = b * 2, d = c - a;
  co_yield (a);
  int e = d + c;
  if (e < 0)
    stop ();
  co_yield (b);
}
