/* A scope's end that finds an object on some ways and null on others: the way says
   which, so no variable is kept for it, and no address of a frame that could not
   move.  Each object is dropped once, wherever its owner is left.  */

#include "alloc.h"
#include "async.h"

static int alive;

static void
died (int *p)
{
  (void) p;
  alive--;
}

static co_future (int)
leaf (int n)
{
  __attribute__ ((cleanup (died))) int here = n;
  alive++;
  co_await (leaf_future (1, 0, 0));
  co_return (here);
}

/* Given away on the way on, dropped where it is left early.  */

static co_future (int)
early (int n)
{
  co_future (int) f = leaf (n), g = leaf (n + 1);
  if (n == 1)
    co_return (-1);
  int a = co_await (f);
  if (n == 2)
    co_return (-2);
  int b = co_await (g);
  if (n == 3)
    co_return (-3);
  co_return (a + b);
}

/* Three scopes, left from the innermost.  */

static co_future (int)
scopes (int n)
{
  co_future (int) f = leaf (n);
  int sum = 0;
  {
    co_future (int) g = leaf (n + 1);
    if (n == 1)
      goto out;
    {
      co_future (int) h = leaf (n + 2);
      sum += co_await (h);
      if (n == 2)
	goto out;
      sum += co_await (g);
    }
    if (n == 3)
      goto out;
    sum += co_await (&f);
    co_drop (&f);
  }
 out:
  co_return (sum);
}

/* Nobody knows which: the vtable tells, the pointer is not needed.  */

static co_future (int)
perhaps (int n)
{
  co_future (int) f = { 0 };
  if (n > 1)
    f = leaf (n);
  int sum = co_await (leaf (10));
  if (!co_is_null (f))
    sum += co_await (f);
  co_return (sum);
}

/* Nor which it is when it is moved.  */

static co_future (int)
perhaps_moved (int n)
{
  co_future (int) f = { 0 };
  if (n > 1)
    f = leaf (n);
  co_future (int) g = f;
  int sum = co_await (leaf (10));
  if (!co_is_null (g))
    sum += co_await (g);
  co_return (sum);
}

/* Runs F to its end, dropping it before its poll number STOP.  */

static int
run (co_future (int) f, int stop)
{
  int value = 0;
  while (stop-- > 0 && co_poll (&f, &counting_context, &value) != CO_READY)
    ;
  co_drop (&f);
  check (alive == 0);
  return value;
}

/* What a frame must have: the children's, the state, one number, and OBJECTS that only
   the vtable tells of.  */
#define bound(children, objects) \
  ((children) * co_frame_size (leaf) + 2 * sizeof (int) + (objects) * sizeof (void *))

int
main (void)
{
  check (co_is_movable (leaf) && co_is_movable (early)
	 && co_is_movable (scopes) && co_is_movable (perhaps));
  check (co_frame_size (early) == bound (2, 0));
  check (co_frame_size (scopes) == bound (3, 0));
  /* Of the object only the vtable's word is kept, in a hole if there is one.  */
  check (co_frame_size (perhaps) <= bound (2, 1)
	 && co_frame_size (perhaps_moved) <= bound (2, 1));
  for (int stop = 0; stop < 5; stop++)
    for (int n = 1; n < 5; n++)
      {
	run (early (n), stop);
	run (scopes (n), stop);
	run (perhaps (n), stop);
	run (perhaps_moved (n), stop);
      }
  check (run (early (1), 9) == -1 && run (early (2), 9) == -2);
  check (run (early (3), 9) == -3 && run (early (4), 9) == 9);
  check (run (scopes (1), 9) == 0 && run (scopes (2), 9) == 4);
  check (run (scopes (3), 9) == 5 + 4 && run (scopes (4), 9) == 6 + 5 + 4);
  check (run (perhaps (1), 9) == 10 && run (perhaps (2), 9) == 12);
  check (run (perhaps_moved (1), 9) == 10 && run (perhaps_moved (2), 9) == 12);
  return 0;
}
