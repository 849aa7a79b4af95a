/* A marker outside of any function is an error; one that is only typed there
   is too, since there is no function whose types it could have.  */

#include <cogen.h>

int a = co_await (0);		/* { dg-error "'co_await' outside of a function" } */
int b[sizeof (co_arg ())];	/* { dg-error "'co_arg' outside of a function" } */
