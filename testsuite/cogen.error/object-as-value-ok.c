/* GCC's messages about what is no object get no note, nor do those about pointers to
   objects.  */

#include <cogen.h>

struct s { int a; } s;

void
others (co_iterator (int) *it)
{
  int v = s;
/* { dg-error "incompatible type" "" .-1 } */
  if (s)
/* { dg-error "used struct type" "" .-1 } */
    v = !s;
/* { dg-error "wrong type argument" "" .-1 } */
  v = it.self == 0;
/* { dg-error "9: 'it' is a pointer; did you mean to use '->'\\?" "" .-1 } */
  v = s + 1;
/* { dg-error "invalid operands" "" .-1 } */
  v = s.b;
/* { dg-error "has no member" "" .-1 } */
  (void) v, (void) it;
}

void *members (co_iterator (int) it) { return it.self; }
int null (co_iterator (int) it) { return co_is_null (it) || !it.vtable; }
