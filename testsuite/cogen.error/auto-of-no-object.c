/* co_auto is for automatic variables that are trait objects.  */

#include <cogen.h>

void
use (void)
{
  co_auto int x = 0;	/* { dg-error "15: 'co_auto' variable 'x' has type 'int', which holds no trait object" } */
  /* { dg-note "cleanup" "" .-1 } */
  static co_auto co_iterator (int) s __attribute__ ((unused));	/* { dg-error "'co_auto' variable 's' is not automatic" } */
  /* { dg-note "its scope never ends" "" .-1 } */
  (void) x;
}

union either { co_iterator (int) it; co_future (int) f; };

void
which_one (void)
{
  co_auto union either u __attribute__ ((unused));	/* { dg-error "'co_auto' variable 'u' has type 'union either', which holds a union of trait objects" } */
  /* { dg-note "which of them is in it only you know: drop it by 'co_drop'" "" .-1 } */
  co_auto struct { union either in[2]; } s __attribute__ ((unused));	/* { dg-error "which holds a union of trait objects" } */
  /* { dg-note "which of them is in it only you know: drop it by 'co_drop'" "" .-1 } */
}
