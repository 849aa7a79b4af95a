/* pure, const and malloc on a function that returns a trait object: two calls
   would be one object.  */

#include <cogen.h>

__attribute__ ((pure)) co_iterator (int) one (void);	/* { dg-error "'one' returns 'co_iterator\\(int\\)' and has the attribute 'pure'" } */
/* { dg-note "each call returns a new object" "" .-1 } */
__attribute__ ((const)) co_future (int) two (int x);	/* { dg-error "'two' returns 'co_future\\(int\\)' and has the attribute 'const'" } */
/* { dg-note "each call returns a new object" "" .-1 } */

co_iterator (int) one (void) { co_yield (1); }
co_future (int) two (int x) { co_return (x); }
