/* Plain "return value;" in a coroutine: an error at the return, with a note
   that says what to write.  */

#include <cogen.h>

static co_iterator (int) other;

co_iterator (int)
iterate (void)
{
  co_yield (1);
  return other;	/* { dg-error "10: 'return' with a value in coroutine 'iterate'" } */
}		/* { dg-note "write 'co_return\\(\\)' to finish" "" .-1 } */

co_future (int)
finish (int x)
{
  if (x)
    return (co_future (int)) { 0 };	/* { dg-error "12: 'return' with a value in coroutine 'finish'" } */
  co_return (1);	/* { dg-note "write 'co_return\\(value\\)' to finish" "" .-1 } */
}
