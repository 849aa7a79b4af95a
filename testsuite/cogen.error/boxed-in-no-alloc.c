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
  return range (n);			/* { dg-error "10: frame of 'range' is boxed in 'returns', which is declared 'co_no_alloc': " } */
}

co_no_alloc void
gives_away (int n)			/* { dg-note "1: 'gives_away' is declared here" } */
{
  take (range (n));			/* { dg-error "frame of 'range' is boxed in 'gives_away', which is declared 'co_no_alloc': " } */
}

static co_iterator (int) kept;

co_no_alloc void
stores (int n)				/* { dg-note "1: 'stores' is declared here" } */
{
  kept = range (n);			/* { dg-error "10: frame of 'range' is boxed in 'stores', which is declared 'co_no_alloc': " } */
  use (co_is_null (kept));
}

co_no_alloc co_iterator (int)
in_coroutine (int n)			/* { dg-note "1: 'in_coroutine' is declared here" } */
{
  kept = range (n);			/* { dg-error "10: frame of 'range' is boxed in 'in_coroutine', which is declared 'co_no_alloc': " } */
  co_yield (n);
}

static co_no_alloc co_iterator (int)
recursive (int n)			/* { dg-note "1: 'recursive' is declared here" } */
{
  co_yield (n);
  if (n)
    co_yield_from (recursive (n - 1));	/* { dg-error "frame of 'recursive' is boxed in 'recursive', which is declared 'co_no_alloc': " } */
}

void
uses_recursive (void)
{
  co_for (int v, recursive (3))
    use (v);
}
