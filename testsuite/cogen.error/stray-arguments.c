/* What a header's macro takes too much of is an error, not ignored: a fourth
   type of a generator.  */

#include <cogen.h>

co_generator (int, int, int, int) four (void);	/* { dg-error "1: too many arguments to 'co_generator'" } */
  /* { dg-note "write 'co_generator \\(Y, R\\)' or 'co_generator \\(Y, R, A\\)'" "" .-1 } */

int
f (void)
{
  co_generator (char, int, void, struct s *) five;	/* { dg-error "3: too many arguments to 'co_generator'" } */
  /* { dg-note "write 'co_generator \\(Y, R\\)' or 'co_generator \\(Y, R, A\\)'" "" .-1 } */
  return sizeof five;
}
