/* The near miss: in an arm that is not selected, as in sizeof and typeof, it is
   only typed.  It makes no coroutine, wherever it stands.  */

#include <cogen.h>

int
plain (int x)
{
  return _Generic (x, int: x, default: co_yield (x));
}

co_future (int)
adaptor (co_future (int) f)
{
  return _Generic (1, long: (co_await (f), f), default: f);
}

co_iterator (int)
other_kind (co_future (int) f)
{
  co_yield (_Generic (1, int: 2, default: co_await (f)));
}

int
typed (co_future (long) f)
{
  __typeof__ (co_await (f)) x = 1;
  return sizeof (co_await (f)) == sizeof x;
}
