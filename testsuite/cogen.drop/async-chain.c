/* Cancelling a chain of futures: from the innermost to the outermost, each
   leaves its scopes, whether embedded or boxed.  */

#include "drop.h"

static co_future (int)
level (int n)
{
  char scope __attribute__ ((cleanup (trace_scope))) = '0' + n;
  if (n == 0)
    co_return (co_await (leaf_future ('l', 2, 1)));
  int v = co_await (level (n - 1));
  v += co_await (leaf_future ('m', 1, 1));
  co_return (v);
}

static co_future (int)
top (void)
{
  on_exit_trace (t);
  co_return (co_await (level (2)) + co_await (level (0)));
}

int
main (void)
{
  check_drops (co_future (int), top (), POLL,
	       "", "l012t", "l012t", "m12t", "m2t", "l0t", "l0t", "");
  return 0;
}
