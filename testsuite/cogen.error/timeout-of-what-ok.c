/* { dg-do compile } */
/* Signed integers of all sizes, and void.  */

#include <cogen/task.h>
#include <sys/types.h>

co_future (signed char) c (void);
co_future (short) s (void);
co_future (int) i (void);
co_future (ssize_t) z (void);
co_future (long long) l (void);
co_future (void) v (void);

co_future (int)
waits (void)
{
  co_await (co_timeout (5, c ()));
  co_await (co_timeout (5, s ()));
  co_await (co_timeout (5, i ()));
  co_await (co_timeout (5, z ()));
  co_await (co_deadline (5, l ()));
  co_await (co_deadline (5, v ()));
  co_return (0);
}
