/* The near misses: a const object that is borrowed or asked about, and one
   returned by a call.  */

#include <cogen.h>

co_future (int) make (void);

co_future (int)
use (co_future (int) f, const co_iterator (int) *it)
{
  co_return (co_await (&f) + co_await (make ()) + co_is_null (*it));
}
