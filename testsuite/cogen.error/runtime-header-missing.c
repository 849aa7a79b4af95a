/* Names of the runtime's headers, which are not included: the note says which.
   { dg-additional-options "-Wno-error=implicit-function-declaration -Wno-error=int-conversion" } */

#include <cogen.h>

void
names (int n)
{
  n = co_now (); /* { dg-warning "7: implicit declaration of function 'co_now'" } */
  /* { dg-note "write '#include <cogen/time.h>'" "" .-1 } */
  n += co_select (n); /* { dg-warning "8: implicit declaration of function 'co_select'" } */
  /* { dg-note "write '#include <cogen/future.h>'" "" .-1 } */
  co_unlock (n); /* { dg-warning "3: implicit declaration of function 'co_unlock'" } */
  /* { dg-note "write '#include <cogen/sync.h>'" "" .-1 } */
  co_pool_free (n); /* { dg-warning "3: implicit declaration of function 'co_pool_free'" } */
  /* { dg-note "write '#include <cogen/task.h>'" "" .-1 } */
  co_cancel (n); /* { dg-warning "3: implicit declaration of function 'co_cancel'" } */
  /* { dg-note "write '#include <cogen/task.h>'" "" .-1 } */
}

/* The user's own.  */

static int co_release (int n) { return n; }

int
own (int co_reset)
{
  return co_release (co_reset);
}
