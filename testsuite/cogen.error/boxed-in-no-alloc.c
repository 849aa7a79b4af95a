/* co_no_alloc: a frame that is boxed in such a function is an error at the call
   that makes it, which says why the object escapes.  */

#include <cogen.h>

void use (int);
void take (co_iterator (int));

static co_iterator (int)
range (int n)
{
  while (n)
    co_yield (n--);
}

co_no_alloc co_iterator (int)
returns (int n)				/* { dg-note "1: 'returns' is declared here" } */
{
  return range (n);			/* { dg-error "10: frame of 'range' is boxed in 'returns', which is declared 'co_no_alloc': it is returned" } */
}

co_no_alloc void
gives_away (int n)			/* { dg-note "1: 'gives_away' is declared here" } */
{
  take (range (n));			/* { dg-error "frame of 'range' is boxed in 'gives_away', which is declared 'co_no_alloc': it is passed to a call" } */
}

static co_iterator (int) kept;

co_no_alloc void
stores (int n)				/* { dg-note "1: 'stores' is declared here" } */
{
  kept = range (n);			/* { dg-error "10: frame of 'range' is boxed in 'stores', which is declared 'co_no_alloc': it is stored in a static variable" } */
					/* { dg-note "8: it is stored in 'kept' here" "" .-1 } */
  use (co_is_null (kept));
}

struct box { co_iterator (int) it; };
static struct box boxes[3];

co_no_alloc void
stores_later (int n)			/* { dg-note "1: 'stores_later' is declared here" } */
{
  int first = 0;
  co_iterator (int) it = range (n);	/* { dg-error "26: frame of 'range' is boxed in 'stores_later', which is declared 'co_no_alloc': it is stored in a static variable" } */
  co_next (&it, &first);
  if (first)
    boxes[n].it = it;			/* { dg-note "it is stored in 'boxes' here" } */
}

co_no_alloc co_iterator (int)
returns_later (int n)			/* { dg-note "1: 'returns_later' is declared here" } */
{
  co_iterator (int) it = range (n);	/* { dg-error "26: frame of 'range' is boxed in 'returns_later', which is declared 'co_no_alloc': it is returned" } */
  return it;
}

co_no_alloc struct box
returns_a_part (int n)			/* { dg-note "1: 'returns_a_part' is declared here" } */
{
  return (struct box) { range (n) };	/* { dg-error "frame of 'range' is boxed in 'returns_a_part', which is declared 'co_no_alloc': it is stored in a structure or an array" } */
}

co_no_alloc void
stores_behind (struct box *box, int n)	/* { dg-note "1: 'stores_behind' is declared here" } */
{
  box->it = range (n);			/* { dg-error "frame of 'range' is boxed in 'stores_behind', which is declared 'co_no_alloc': it is stored where others may find it" } */
}

co_no_alloc co_iterator (co_iterator (int))
yields (int n)				/* { dg-note "1: 'yields' is declared here" } */
{
  co_yield (range (n));			/* { dg-error "frame of 'range' is boxed in 'yields', which is declared 'co_no_alloc': it is yielded" } */
}

co_no_alloc co_future (co_iterator (int))
finishes (int n)			/* { dg-note "1: 'finishes' is declared here" } */
{
  co_return (range (n));		/* { dg-error "frame of 'range' is boxed in 'finishes', which is declared 'co_no_alloc': it is returned" } */
}

co_no_alloc co_iterator (int)
in_coroutine (int n)			/* { dg-note "1: 'in_coroutine' is declared here" } */
{
  kept = range (n);			/* { dg-error "10: frame of 'range' is boxed in 'in_coroutine', which is declared 'co_no_alloc': it is stored in a static variable" } */
					/* { dg-note "8: it is stored in 'kept' here" "" .-1 } */
  co_yield (n);
}

static co_no_alloc co_iterator (int)
recursive (int n)			/* { dg-note "1: 'recursive' is declared here" } */
{
  co_yield (n);
  if (n)
    co_yield_from (recursive (n - 1));	/* { dg-error "frame of 'recursive' is boxed in 'recursive', which is declared 'co_no_alloc': it is recursive" } */
  co_yield (-n);
}

void
uses_recursive (void)
{
  co_for (int v, recursive (3))
    use (v);
}
