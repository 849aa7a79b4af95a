/* An object that refers to a local variable, and outlives it.  */

#include <cogen.h>
#include <stdlib.h>

static co_iterator (int)
count (int *n)
{
  while (*n)
    co_yield ((*n)--);
}

static co_iterator (int)
twice (co_iterator (int) in)
{
  co_for (int v, in)
    co_yield (2 * v);
}

co_iterator (int)
returned (int n)
{
  return count (&n);	/* { dg-error "17: the object refers to 'n', which ends before it" } */
			/* { dg-note "10: the object is returned here" "" .-1 } */
}

co_iterator (int)
returned_later (int k)
{
  int numbers[4] = { k };
  int *p = &numbers[k ? 1 : 2];
  co_iterator (int) it = count (p + 1);	/* { dg-error "26: the object refers to 'numbers'" } */
  int v;
  co_next (&it, &v);
  co_iterator (int) other = it;
  return other;				/* { dg-note "the object is returned here" } */
}

co_iterator (int)
wrapped (void)
{
  int n = 3;
  return twice (twice (count (&n)));	/* { dg-error "the object refers to 'n'" } */
					/* { dg-note "returned here" "" .-1 } */
}

co_iterator (int)
both_ways (int k)
{
  int n = 3;
  co_iterator (int) it;
  if (k)
    it = count (&n);			/* { dg-error "the object refers to" } */
  else
    it = twice (count (&k));
  return it;				/* { dg-note "the object is returned here" } */
}

co_future (co_iterator (int))
result (void)
{
  int n = 3;
  co_return (count (&n));	/* { dg-error "the object refers to 'n'" } */
				/* { dg-note "the object is returned here" "" .-1 } */
}

static co_iterator (int) kept, many[3];

void
stored (int n)
{
  kept = count (&n);		/* { dg-warning "17: the object refers to 'n', which ends before it" } */
				/* { dg-note "8: the object is stored in 'kept' here" "" .-1 } */
}

int
stored_in_part (int n)
{
  many[n] = count (&n);		/* { dg-warning "the object refers to 'n'" } */
				/* { dg-note "the object is stored in 'many' here" "" .-1 } */
  return abs (n);
}

struct list { co_iterator (int) it; struct list *next; };

struct list *
listed (struct list *next)
{
  int n = 3;
  struct list *l = malloc (sizeof *l);
  l->next = next;
  l->it = count (&n);		/* { dg-warning "the object refers to 'n'" } */
				/* { dg-note "the object is stored in the heap here" "" .-1 } */
  return l;
}
