/* A by-value use of a coroutine's trait-object parameter, or of a co_auto
   variable, would be dropped twice: an error that suggests co_move.  */

#include <cogen.h>

void take (co_future (int) f);

co_future (int)
param (co_future (int) f)	/* { dg-note "declared here" } */
{
  take (f);	/* { dg-error "3: 'f' is copied, but it is dropped at the end of its scope" } */
  /* { dg-note "write 'co_move\\(f\\)' to give it away" "" .-1 } */
  co_return (1);
}

co_future (int)
autos (void)
{
  co_auto co_future (int) a = param ((co_future (int)) { 0 });	/* { dg-note "declared here" } */
  co_future (int) b = a;	/* { dg-error "'a' is copied, but it is dropped at the end of its scope" } */
  /* { dg-note "write 'co_move\\(a\\)' to give it away" "" .-1 } */
  co_auto co_future (int) c = param (co_move (b));	/* { dg-note "declared here" } */
  return c;	/* { dg-error "'c' is copied" } */
  /* { dg-note "write 'co_move\\(c\\)' to give it away" "" .-1 } */
}
