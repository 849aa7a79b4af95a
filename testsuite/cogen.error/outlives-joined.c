/* A join of local variables, a co_next_of or a co_join_all that stores in one, that is returned:
   said at the operand.  */

#include <cogen/future.h>
#include <cogen/iter.h>

co_future (void)
joins (void)
{
  co_future (int) a = co_ready (3);
  int r;
  return co_join (&a, &r);	/* { dg-error "19: the object refers to 'a', which ends before it" } */
				/* { dg-note "10: the object is returned here" "" .-1 } */
}

co_future (void)
joins_some (co_future (int) *a, co_future (int) *b, int *r)
{
  int other;
  return co_join (a, r,
		  b, &other);	/* { dg-error "22: the object refers to 'other', which ends before it" } */
				/* { dg-note "10: the object is returned here" "" .-2 } */
}

co_future (int)
selects (co_future (int) a, co_future (int) *b, int *r)
{
  co_future (int) s = co_select (b, r, &a, r);	/* { dg-error "40: the object refers to 'a', which ends before it" } */
  return s;			/* { dg-note "10: the object is returned here" } */
}

co_future (int)
next_of (int *v)
{
  co_stream (int) s = co_stream_of (co_range (0, 3));
  return co_next_of (&s, v);	/* { dg-error "22: the object refers to 's', which ends before it" } */
				/* { dg-note "10: the object is returned here" "" .-1 } */
}

co_future (int)
next_in (co_stream (int) *s)
{
  int v;
  return co_next_of (s, &v);	/* { dg-error "25: the object refers to 'v', which ends before it" } */
				/* { dg-note "10: the object is returned here" "" .-1 } */
}

co_future (void)
joins_by_pointer (co_future (int) *a, int *r)
{
  int n, *p = &n;
  return co_join (a, r, a, p);	/* { dg-error "the object refers to 'n', which ends before it" } */
				/* { dg-note "10: the object is returned here" "" .-1 } */
}

co_future (int *)
join_all (void)
{
  size_t n;
  return co_join_all (co_once (co_ready (1)), 0, &n);	/* { dg-error "50: the object refers to 'n', which ends before it" } */
				/* { dg-note "10: the object is returned here" "" .-1 } */
}

co_future (co_future (int))
coroutine (co_stream (int) *s)
{
  int v = 0;
  co_return (co_next_of (s, &v));	/* { dg-error "29: the object refers to 'v', which ends before it" } */
				/* { dg-note "the object is returned here" "" .-1 } */
}
