/* Loops of C with a mistake in them get no such note; and what follows a semicolon, or a
   loop, is seen.  */

#include <cogen.h>

int use (int);
co_future (int) fut (int n);

int
loops (int in, int of, int n)
{
  for (in = 0; in < n; in++)
    use (in ? in : of);
  return in;
}

void colon (int n) { for (int i = 0 : n) use (i); use (n); use (n); }
/* { dg-error "37: expected ',' or ';' before ':'" "" .-1 } */
/* { dg-error "67: expected '\\)' before ';'" "" .-2 } */
/* { dg-error "69: expected expression before" "" .-3 } */
/* { dg-warning "unused variable 'i'" "" .-4 } */
void commas (int i, int n) { for (i = 0, i < n, i++) { use (n); } }
/* { dg-error "52: expected ';' before '\\)'" "" .-1 } */
/* { dg-error "52: expected expression before '\\)'" "" .-2 } */
/* { dg-warning "right-hand operand of comma expression has no effect" "" .-3 } */

co_future (int)
seen (int n)
{
  int x = await fut (n);
  /* { dg-error "11: 'await' undeclared" "" .-1 } */
  /* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
  /* { dg-note "each undeclared" "" .-3 } */
  use (undeclared);
  /* { dg-error "'undeclared' undeclared" "" .-1 } */
  co_return (x);
}
