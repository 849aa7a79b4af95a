/* What has a value, on the way to the object, or is given one by it.  */

#include <cogen/future.h>
#include <cogen/iter.h>

int use (int);

co_iterator (int)
adaptor (int k)
{
  int n, m;
  n = k + 1;
  if (k > 2)
    m = 3;
  else
    m = use (k);
  return co_map (co_range (0, 3), x, x + n + m);
}

int
written (void)
{
  int n, last;
  co_for_each (co_range (0, 3), x, n = x);
  int sum = co_sum (co_inspect (co_range (0, 3), x, last = x));
  return sum + n + last;
}

co_future (int)
sometimes (int k)
{
  int n;
  if (k)
    {
      n = use (k);
      return co_do (co_future (int), { co_return (n + k); });
    }
  return co_ready (0);
}
