/* A future without a place for its result.  */

#include <cogen/future.h>

co_future (int)
joins (co_future (int) f)
{
  co_await (co_join (&f));	/* { dg-error "each future needs a place for its result: '&future, &result', or 'NULL'" } */
  co_return (0);
}
