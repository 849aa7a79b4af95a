/* An object that refers to a local variable, and is stored where a parameter or a static variable
   points to.  */

#include <cogen/iter.h>

static co_iterator (int)
count (int *n)
{
  while (*n)
    co_yield ((*n)--);
}

struct list { co_iterator (int) it, many[3]; };

void
captured (co_iterator (int) *out, int n)
{
  int m = n;
  *out = co_map (co_range (0, 3), x, m++ + x);	/* { dg-error "39: the object captures 'm' by reference, and outlives it" } */
				/* { dg-note "it is not captured by value, since it is written here" "" .-1 } */
				/* { dg-note "8: the object is stored in what 'out' points to here" "" .-2 } */
}

void
in_member (struct list *l, int n)
{
  l->it = count (&n);		/* { dg-warning "18: the object refers to 'n', which ends before it" } */
				/* { dg-note "the object is stored in what 'l' points to here" "" .-1 } */
}

int
in_element (struct list *l, int i, int n)
{
  int m = n;
  if (n)
    l[n].many[i] = count (&m);	/* { dg-warning "the object refers to 'm', which ends before it" } */
				/* { dg-note "the object is stored in what 'l' points to here" "" .-1 } */
  return n;
}

static struct list *all;

void
in_static (int n)
{
  int m = n;
  all->it = co_map (co_range (0, 3), x, m += x);	/* { dg-error "the object captures 'm' by reference, and outlives it" } */
				/* { dg-note "it is not captured by value, since it is written here" "" .-1 } */
				/* { dg-note "the object is stored in what 'all' points to here" "" .-2 } */
}
