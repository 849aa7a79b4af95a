/* Errors of all kinds inside coroutines and markers leave no coroutine half
   made behind: errors only, no crash.  */

#include <cogen.h>

co_iterator (int)
unknown (void)
{
  co_yield (nowhere);	/* { dg-error "'nowhere' undeclared" } */
  /* { dg-note "each undeclared identifier" "" .-1 } */
  co_yield ();		/* { dg-error "too few arguments to 'co_yield'" } */
			/* { dg-note "write 'co_yield .value.'" "" .-1 } */
  co_yield (1, 2);	/* { dg-error "too many arguments to 'co_yield'" } */
			/* { dg-note "write 'co_yield .value.'" "" .-1 } */
  co_yield (1 +);	/* { dg-error "expected expression" } */
}

co_iterator (undefined_type)	/* { dg-error "'undefined_type' undeclared" } */
bad_type (void)
{
  co_yield (1);
}

co_future (int)
bad_for (int x)
{
  co_for (x, 3)		/* { dg-error "'co_for' needs a declaration of one variable" } */
    ;			/* { dg-note "write 'co_for .int v, object.'" "" .-1 } */
  co_for (int v)	/* { dg-error "'co_for' needs a variable and an object" } */
    ;			/* { dg-note "write 'co_for .int v, object.'" "" .-1 } */
  co_return (x.y);	/* { dg-error "request for member 'y'" } */
}

co_iterator (int)
redefined (void)	/* { dg-note "previous definition" } */
{
  co_yield (1);
}

co_iterator (int)
redefined (void)	/* { dg-error "redefinition of 'redefined'" } */
{
  co_yield (2);
}

co_iterator (int)
unfinished (void)
{
  co_yield (1);
  if (1) {
    co_yield (2)	/* { dg-error "expected ';' before '\}' token" } */
  }
}
