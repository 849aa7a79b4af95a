/* co_panic is public: its line is "cogen: NAME: WHAT", and without a name
   "cogen: WHAT" (see the other panics).
   { dg-panic "cogen: parser: lost the plot" } */

#include <cogen.h>

int
main (void)
{
  co_panic ("parser", "lost the plot");
}
