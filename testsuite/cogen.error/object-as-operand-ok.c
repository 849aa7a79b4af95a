/* The same messages of what is no object get no note, also where objects are near.
   { dg-additional-options "-Wno-unused-value" } */

#include <cogen.h>

struct s { int a; } s;
int use (int);
co_iterator (int) range (int lo, int hi);

void
others (co_iterator (int) it, int *a, int c)
{
  use ((int) s), (void) it;
/* { dg-error "aggregate value used where an integer was expected" "" .-1 } */
  use ((int *) s != (int *) it.self);
/* { dg-error "cannot convert to a pointer type" "" .-1 } */
  s = (struct s) c;
/* { dg-error "conversion to non-scalar type requested" "" .-1 } */
  use (a[s] + co_is_null (it));
/* { dg-error "array subscript is not an integer" "" .-1 } */
  use (co_is_null (it) + ~s);
/* { dg-error "wrong type argument to bit-complement" "" .-1 } */
  use (co_is_null (it) ? s : 0);
/* { dg-error "type mismatch in conditional expression" "" .-1 } */
  use ((int) co_is_null (it) + a[co_is_null (it)]);
  use (c ? co_is_null (it) : 0);
  use ((long) it.self == 0);
  (void) it;
}
