/* Awaiting a co_future (void) is void; one that is ready at once never
   suspends the awaiter; futures of structures give whole values.  */

#include "async.h"

struct reply { int code; char text[40]; };

static co_future (void) nothing (int *n) { ++*n; co_return (); }

static co_future (struct reply)
answer (int code)
{
  int x = co_await (leaf_future (0, 1, code));
  struct reply r = { x, "fine" };
  co_return (r);
}

static co_future (void)
all (int *n)
{
  for (int i = 0; i < 5; i++)
    co_await (nothing (n));
  check (*n == 5);
  struct reply r = co_await (answer (200));
  check (r.code == 200 && strcmp (r.text, "fine") == 0);
  *n = co_await (answer (7)).code;
}

int
main (void)
{
  int n = 0;
  co_future (void) f = all (&n);
  check (co_poll (&f, &counting_context) == CO_PENDING);
  check (n == 5);
  check (co_poll (&f, &counting_context) == CO_PENDING);
  check (co_poll (&f, &counting_context) == CO_READY);
  check (n == 7);
  co_drop (&f);
  return 0;
}
