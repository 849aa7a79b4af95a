/* What a header's macro takes too much of is an error, not ignored: a fourth
   type of a generator, a value for a type, a variable with an initialiser.  */

#include <cogen.h>

co_iterator (int) range (int, int);

co_generator (int, int, int, int) four (void);	/* { dg-error "" } */
co_iterator (3) number (void);			/* { dg-error "" } */

int
f (void)
{
  int s = 0;
  co_for (int v = 3, range (0, 3))		/* { dg-error "" } */
    s += v;
  return s;
}
