/* The near misses: a pointer that is read-only, and uses that take nothing.  */

#include <cogen.h>

co_iterator (int) ints (void);
void take (co_iterator (int));

int
read_only (co_iterator (int) *const p, const co_iterator (int) *q)
{
  const co_iterator (int) it = ints ();
  take (*p);
  return co_is_null (it) + (q->vtable == 0);
}
