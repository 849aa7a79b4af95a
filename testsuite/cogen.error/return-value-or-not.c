/* co_return with a value where there is no result, and without one where
   there is: errors with a note that says what to write.  */

#include <cogen.h>

co_iterator (int)
iterate (void)
{
  co_yield (1);
  co_return (2);	/* { dg-error "3: 'co_return' with a value in 'iterate', which finishes without one" } */
  /* { dg-note "write 'co_return\\(\\)'" "" .-1 } */
}

co_stream (int)
stream (void)
{
  co_yield (1);
  co_return (2);	/* { dg-error "3: 'co_return' with a value in 'stream'" } */
  /* { dg-note "write 'co_return\\(\\)'" "" .-1 } */
}

co_future (int)
finish (void)
{
  co_return ();		/* { dg-error "3: 'co_return' without a value in 'finish', which finishes with 'int'" } */
  /* { dg-note "write 'co_return\\(value\\)'" "" .-1 } */
}

co_future (void)
nothing (void)
{
  co_return (0);	/* { dg-error "3: 'co_return' with a value in 'nothing'" } */
  /* { dg-note "write 'co_return\\(\\)'" "" .-1 } */
}

co_generator (int, void *)
generate (void)
{
  co_return ();		/* { dg-error "3: 'co_return' without a value in 'generate', which finishes with 'void \\*'" } */
  /* { dg-note "write 'co_return\\(value\\)'" "" .-1 } */
}
