/* A function without a marker that returns a trait object is an ordinary
   function: it runs when it is called, and may choose what to return.  */

#include "check.h"
#include <cogen.h>

static co_iterator (int)
up (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static co_iterator (int)
down (int n)
{
  while (n--)
    co_yield (n);
}

static co_iterator (int)
either (int n)
{
  trace ('a');
  if (n < 0)
    return down (-n);
  return n ? up (n) : (co_iterator (int)) { 0 };
}

int
main (void)
{
  int v;
  co_iterator (int) it = either (-3);
  check_trace ("a");
  for (int i = 2; i >= 0; i--)
    check (co_next (&it, &v) && v == i);
  check (!co_next (&it, &v));
  co_drop (&it);

  it = either (2);
  check (co_next (&it, &v) && v == 0);
  co_drop (&it);

  it = either (0);
  check (co_is_null (it));
  return 0;
}
