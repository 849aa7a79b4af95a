/* A yield or return of an incompatible type: GCC's own words, at the value.  */

#include <cogen.h>

struct s { int x; };

co_iterator (int)
ints (struct s s, struct s *p)
{
  co_yield (s);		/* { dg-error "3: incompatible type for argument 1 of 'co_yield'" } */
  /* { dg-note "expected 'int' but argument is of type 'struct s'" "" .-1 } */
  co_yield (p);		/* { dg-error "3: passing argument 1 of 'co_yield' makes integer from pointer without a cast" } */
  /* { dg-note "expected 'int' but argument is of type 'struct s \\*'" "" .-1 } */
}

co_future (char *)
text (double d, const char *c)
{
  if (d)
    co_return (d);	/* { dg-error "5: incompatible type for argument 1 of 'co_return'" } */
  /* { dg-note "expected 'char \\*' but argument is of type 'double'" "" .-1 } */
  co_return (c);	/* { dg-warning "3: passing argument 1 of 'co_return' discards 'const' qualifier" } */
  /* { dg-note "expected 'char \\*' but argument is of type 'const char \\*'" "" .-1 } */
}
