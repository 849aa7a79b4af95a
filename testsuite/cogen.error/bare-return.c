/* "return;" in a coroutine: an error of ours beside GCC's warning, and a note
   that says what to write.  From GCC 14 on it is an error of GCC's own.
   { dg-require gcc<14 } */

#include <cogen.h>

co_iterator (int)
bare (int n)	/* { dg-note "declared here" } */
{
  co_yield (n);
  if (n)
    return;	/* { dg-warning "'return' with no value, in function returning non-void" } */
		/* { dg-error "5: 'return' in coroutine 'bare'" "" .-1 } */
		/* { dg-note "5: write 'co_return\\(\\)' to finish" "" .-2 } */
}
