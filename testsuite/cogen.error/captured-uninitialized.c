/* A variable that is captured by value is read where the object is made: GCC says that it has
   no value there, as it does of an argument; GCC 11 does not say where it is declared.  */
/* { dg-require gcc>=12 } */

#include <cogen/future.h>
#include <cogen/iter.h>

int use (int);

int
argument (void)
{
  int n;	/* { dg-note "'n' was declared here" } */
  return use (n);	/* { dg-warning "10: 'n' is used uninitialized" } */
}

co_iterator (int)
adaptor (void)
{
  int n;	/* { dg-note "'n' was declared here" } */
  return co_map (co_range (0, 3), x, x + n);	/* { dg-warning "10: 'n' is used uninitialized" } */
}

int
consumed (void)
{
  int n;	/* { dg-note "'n' was declared here" } */
  return co_sum (co_filter (co_range (0, 3), x, x != n));	/* { dg-warning "18: 'n' is used uninitialized" } */
}

co_future (int)
anonymous (void)
{
  int n;	/* { dg-note "'n' was declared here" } */
  return co_do (co_future (int), { co_return (n); });	/* { dg-warning "10: 'n' is used uninitialized" } */
}

co_future (int)
then (co_future (int) f)
{
  long n;	/* { dg-note "'n' was declared here" } */
  return co_then (f, x, x + (int) n);	/* { dg-warning "10: 'n' is used uninitialized" } */
}
