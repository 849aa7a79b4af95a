/* Resuming a null generator panics, and says where.
   { dg-panic "cogen: main at line 11: null object used" } */

#include <cogen.h>

int
main (void)
{
  co_generator (int, int, int) g = { 0 };
  int y, r;
  return co_resume (&g, 1, &y, &r);
}
