/* Stepping a null iterator panics, and says where.
   { dg-panic "cogen: main at panic-null-next.c:11: null object used" } */

#include <cogen.h>

int
main (void)
{
  co_iterator (int) it = { 0 };
  int v;
  return co_next (&it, &v);
}
