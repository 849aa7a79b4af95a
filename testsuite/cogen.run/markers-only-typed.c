/* Inside sizeof, typeof and an unselected _Generic arm a marker is only typed:
   it does not suspend, and does not make the function a coroutine.  */

#include "check.h"
#include <cogen.h>

static co_iterator (int)
one (void)
{
  co_yield (1);
}

/* An ordinary function: it runs when called.  */
static co_iterator (int)
ordinary (int *size)
{
  __typeof__ (co_await ((co_future (short)) { 0 })) s = 0;
  *size = sizeof (co_await ((co_future (double)) { 0 })) + sizeof s;
  *size += _Generic (1, int: 100, default: (co_yield (5), 1));
  return one ();
}

static co_generator (int, void, long)
coroutine (void)
{
  co_yield (sizeof (co_yield (3)));
  co_yield (_Generic (1.0, double: 7, int: co_yield (8)));
  __typeof__ (co_yield (9)) x = 4;
  co_yield (x);
}

int
main (void)
{
  int size = 0, v;
  co_iterator (int) it = ordinary (&size);
  check (size == 8 + 2 + 100);
  check (co_next (&it, &v) && v == 1);
  co_drop (&it);

  co_generator (int, void, long) g = coroutine ();
  check (co_resume (&g, 0, &v) == CO_YIELDED && v == sizeof (long));
  check (co_resume (&g, 0, &v) == CO_YIELDED && v == 7);
  check (co_resume (&g, 0, &v) == CO_YIELDED && v == 4);
  check (co_resume (&g, 0, &v) == CO_RETURNED);
  co_drop (&g);
  return 0;
}
