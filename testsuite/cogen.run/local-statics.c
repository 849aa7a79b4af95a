/* Local statics of a coroutine are one per function, not one per object, and
   keep their values between objects.  */

#include "check.h"
#include <cogen.h>

static co_iterator (int)
tick (void)
{
  static int count = 10;
  static struct { char text[4]; } name = { "abc" };
  for (;;)
    {
      name.text[0]++;
      co_yield (count++);
      check (name.text[1] == 'b');
    }
}

int
main (void)
{
  co_iterator (int) a = tick (), b = tick ();
  int v;
  for (int i = 10; i < 20; i++)
    {
      check (co_next (i % 2 ? &a : &b, &v));
      check (v == i);
    }
  co_drop (&a);
  co_drop (&b);
  return 0;
}
