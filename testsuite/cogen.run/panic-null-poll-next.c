/* Stepping a null stream panics, and says where.
   { dg-panic "cogen: main at line 11: null object used" } */

#include "async.h"

int
main (void)
{
  co_stream (int) s = { 0 };
  int v;
  return co_poll_next (&s, &counting_context, &v);
}
