/* add awaits a future it was given, adds, finishes; stays
   pending as long as what it awaits; the result is an int by its own type.  */

#include "async.h"

co_future (int)
add (co_future (int) a, int b)
{
  int x = co_await (a);
  co_return (x + b);
}

int
main (void)
{
  co_future (int) f = add (add (leaf_future ('l', 3, 40), 1), 1);
  check_trace ("");
  int r = -1;
  for (int i = 0; i < 3; i++)
    {
      check (co_poll (&f, &counting_context, &r) == CO_PENDING);
      check (r == -1);
    }
  check (co_poll (&f, &counting_context, &r) == CO_READY);
  check (r == 42);
  check_trace ("l");
  co_drop (&f);
  check_trace ("");
  return 0;
}
