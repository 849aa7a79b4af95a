/* main as a coroutine is an error at its name.
   { dg-additional-options "-Wno-main" } */

#include <cogen.h>

co_future (int)
main (void)		/* { dg-error "1: 'main' is a coroutine" } */
{			/* { dg-note "1: write another function and run it from 'main'" "" .-1 } */
  co_return (0);
}
