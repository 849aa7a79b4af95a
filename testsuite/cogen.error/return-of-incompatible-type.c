/* "return value;" of another type in a coroutine: GCC's own error, and a note
   that says what to write.  In an ordinary function there is no such note.  */

#include <cogen.h>

co_future (int)
before_marker (int n)
{
  if (n)
    return 5;	/* { dg-error "12: incompatible types when returning type 'int' but 'co_future\\(int\\)' was expected" } */
		/* { dg-note "12: write 'co_return\\(value\\)' to finish" "" .-1 } */
  co_return (1);
}

co_iterator (int)
ordinary (int n)
{
  if (n)
    return 5;	/* { dg-error "12: incompatible types when returning type 'int'" } */
  return (co_iterator (int)) { 0 };
}
