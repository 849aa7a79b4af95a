/* A marker in the selected arm of _Generic is a marker like any other.  */

#include <cogen.h>

int
plain (co_future (int) f)	/* { dg-note "it returns 'int'; a coroutine returns" } */
{
  return _Generic (f, int: 1, default: co_await (f));	/* { dg-error "40: 'co_await' in 'plain', which is not a coroutine" } */
}

co_iterator (int)
returns (co_iterator (int) it)
{
  _Generic (1, int: co_yield (1), default: 0);
  return co_move (it);	/* { dg-error "10: .return. with a value in coroutine .returns." } */
}		/* { dg-note "write 'co_return\\(\\)' to finish" "" .-1 } */
