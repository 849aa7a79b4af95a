/* The timeout of a null future gives -ENOMEM, whatever signed integer its result is.  */

#include "alloc.h"
#include <cogen/future.h>
#include <cogen/task.h>

#define OF(T) \
  check (co_await (co_timeout (1, (co_future (T)) { 0 })) == -ENOMEM); \
  check (co_await (co_deadline (1, (co_future (T)) { 0 })) == -ENOMEM); \
  { \
    co_future (T) f = co_timeout (5, (co_future (T)) { 0 }); \
    co_drop (&f);		/* without a poll */ \
    f = co_timeout (5, co_timeout (6, (co_future (T)) { 0 })); \
    T result = 0; \
    co_await (co_join (&f, &result)); \
    check (result == -ENOMEM); \
  }

static co_future (int)
all (void)
{
  typedef signed char small;
  typedef long long large;
  OF (int)
  OF (long)
  OF (small)
  OF (short)
  OF (large)
#ifdef __SIZEOF_INT128__
  OF (__int128)
#endif
  check (co_await (co_timeout (1, (co_future (void)) { 0 })) == -ENOMEM);
  co_return (co_await (co_timeout (60000, co_ready (3))));
}

int
main (void)
{
  check (co_block_on (all ()) == 3);
}
