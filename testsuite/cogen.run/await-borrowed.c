/* co_await of a pointer borrows: the future is polled to its end, and then
   still the caller's, to be dropped; awaiting a variable consumes it.  */

#include "async.h"

static co_future (int)
borrow (co_future (int) *f)
{
  int x = co_await (f);
  co_return (x + 1);
}

static co_future (int)
consume (char name)
{
  co_future (int) f = leaf_future (name, 1, 10);
  int x = co_await (f);
  check (co_is_null (f));
  check_trace ("c");
  co_return (x);
}

static co_future (int)
expressions (void)
{
  co_future (int) a[2] = { leaf_future ('x', 0, 1), leaf_future ('y', 1, 2) };
  int sum = co_await (&a[0]) + 10 * co_await (a + 1);
  check_trace ("");
  co_drop (&a[1]);
  co_drop (&a[0]);
  co_return (sum);
}

int
main (void)
{
  co_future (int) f = leaf_future ('f', 2, 41);
  co_future (int) b = borrow (&f);
  int r;
  check (co_poll (&b, &counting_context, &r) == CO_PENDING);
  check (co_poll (&b, &counting_context, &r) == CO_PENDING);
  check (co_poll (&b, &counting_context, &r) == CO_READY && r == 42);
  co_drop (&b);
  check_trace ("");
  co_drop (&f);
  check_trace ("f");

  co_future (int) c = consume ('c');
  check (co_poll (&c, &counting_context, &r) == CO_PENDING);
  check (co_poll (&c, &counting_context, &r) == CO_READY && r == 10);
  co_drop (&c);

  co_future (int) e = expressions ();
  check (co_poll (&e, &counting_context, &r) == CO_PENDING);
  check (co_poll (&e, &counting_context, &r) == CO_READY && r == 21);
  check_trace ("yx");
  co_drop (&e);
  return 0;
}
