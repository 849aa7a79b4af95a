/* The near misses: trait types wherever a type may stand.  */

#include <cogen.h>

int
use (void *p)
{
  co_iterator (int) *it = (co_iterator (int) *) p;
  __typeof__ (*it) copy = *it;
  return sizeof (co_future (int)) == sizeof copy
	 && _Alignof (co_stream (int)) == _Alignof (void *)
	 && __builtin_types_compatible_p (co_iterator (int), __typeof__ (copy))
	 && _Generic (copy, co_iterator (char): 0, co_iterator (int): 1);
}
