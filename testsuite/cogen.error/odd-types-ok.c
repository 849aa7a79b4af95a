/* The near misses of odd-types.c: pointers to arrays of constant size, and
   pointers to an array whose size is not written.  */

#include <cogen.h>

void
types (int n)
{
  enum { N = 5 };
  co_iterator (int (*)[N]) it = { 0 };
  co_future (int (*)[]) f = { 0 };
  co_stream (__typeof__ (n)) s = { 0 };
  if (co_is_null (it) && co_is_null (f))
    co_drop (&s);
}
