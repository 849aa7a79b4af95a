/* The near miss: each of the two on a variable of its own.  */

#include <cogen.h>

void leave (co_iterator (int) *);

int
f (void)
{
  co_auto co_iterator (int) one = { 0 };
  co_iterator (int) other __attribute__ ((cleanup (leave))) = { 0 };
  return co_is_null (one) + co_is_null (other);
}
