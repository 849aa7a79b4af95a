/* Resuming a null generator panics, without a name.
   { dg-panic "cogen: null object used" } */

#include <cogen.h>

int
main (void)
{
  co_generator (int, int, int) g = { 0 };
  int y, r;
  return co_resume (&g, 1, &y, &r);
}
