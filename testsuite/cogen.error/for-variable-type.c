/* The variable of co_for is initialised with an item: what does not fit is
   told in GCC's own words, at the variable.  */

#include <cogen.h>

struct s { int x; };
co_iterator (struct s) structures (void);
co_iterator (int) ints (void);

void
loops (void)
{
  co_for (int v, structures ())		/* { dg-error "15: incompatible types when initializing type 'int' using type 'struct s'" } */
    ;
  co_for (struct s v, ints ())		/* { dg-error "20: invalid initializer" } */
    ;
  co_for (int v[2], ints ())		/* { dg-error "15: invalid initializer" } */
    ;
  co_for (const int v, ints ())
    v = 1;				/* { dg-error "7: assignment of read-only variable 'v'" } */
}
