/* What begins with a bracket, or a sign, by mistake, and braces of the user's own at file
   scope; and what may begin with a bracket.  */

#include <cogen.h>

int array[3] = { [1] = 2, [0] = 1 };
int outside = ({ 3; });
/* { dg-error "braced-group within expression" "" .-1 } */

int
mistakes (int a, int b)
{
  a = [b];
/* { dg-error "expected expression before '\\['" "" .-1 } */
  a = | b;
/* { dg-error "expected expression before '\\|'" "" .-1 } */
  a = ^(b);
/* { dg-error "expected expression before '\\^'" "" .-1 } */
  return a + b;
}

/* A body that is a macro's argument stands in a function.  */
#define DEFINE(...) int defined (void) { int sum = 0; __VA_ARGS__ return sum; }
DEFINE (co_for (int v, co_lambda (co_iterator (int), (int n), { co_yield (n); }) (3)) sum += v;)
