/* A macro of the runtime's headers calls through the vtable of the kind that it is for: no
   other object is taken, nor one that is read-only.  */

#include <cogen/future.h>
#include <cogen/iter.h>
#include <cogen/task.h>

typedef co_future (int) result;
struct point { int x, y; };
co_generator (result, int) futures (void);
co_iterator (int) range (int);
co_stream (int) ticks (void);
co_future (struct point) place (void);
co_future (unsigned) count (void);

co_future (int)
f (co_generator (int, int) g, co_iterator (int) it, co_stream (int) s, result a,
   const co_future (int) fixed, const co_stream (int) fixed_stream)
{
  int x = 0;
  long wide;
  size_t n;
  (void) co_join_all (futures (), 2, &n);	/* { dg-error "23: operand of 'co_join_all' has type 'co_generator\\(co_future\\(int\\), int\\)', which is neither an iterator nor a stream" } */
  (void) co_buffered (futures (), 2);	/* { dg-error "23: operand of 'co_buffered' has type 'co_generator\\(co_future\\(int\\), int\\)', which is neither an iterator nor a stream" } */
  (void) co_unordered (futures (), 2);	/* { dg-error "24: operand of 'co_unordered' has type 'co_generator\\(co_future\\(int\\), int\\)', which is neither an iterator nor a stream" } */
  (void) co_each_timeout (range (3), 2);	/* { dg-error "27: operand of 'co_each_timeout' has type 'co_iterator\\(int\\)', which is no stream" } */
  x += co_await (co_next_of (&g, &x));	/* { dg-error "30: first argument of 'co_next_of' has type 'co_generator\\(int, int\\) \\*', which does not point to a 'co_stream'" } { dg-note "18: write 'co_resume' for a 'co_generator'" } */
  x += co_await (co_next_of (&it, &x));	/* { dg-error "30: first argument of 'co_next_of' has type 'co_iterator\\(int\\) \\*', which does not point to a 'co_stream'" } { dg-note "18: write 'co_next' for a 'co_iterator'" } */
  x += co_await (co_next_of (s, &x));	/* { dg-error "30: first argument of 'co_next_of' has type 'co_stream\\(int\\)', which does not point to a 'co_stream'" } { dg-note "18: write '&' before the object" } */
  x += co_await (co_next_of (&s, &wide));	/* { dg-error "34: argument 2 of 'co_next_of' has type 'long int \\*', not 'int \\*'" } */
  x += co_await (co_next_of (&fixed_stream, &x));	/* { dg-error "30: argument of 'co_next_of' points to a 'co_stream\\(int\\)', which is read-only" } { dg-note "18: an object changes with each step, and when it is dropped: declare it without 'const'" } */
  co_await (co_join (&g, &x));	/* { dg-error "22: operand of 'co_join' has type 'co_generator\\(int, int\\)', which is no future" } */
  co_await (co_join (&fixed, &x));	/* { dg-error "22: argument of 'co_join' points to a 'co_future\\(int\\)', which is read-only" } { dg-note "13: an object changes with each step, and when it is dropped: declare it without 'const'" } */
  x += co_await (co_select (&fixed, &x));	/* { dg-error "29: argument of 'co_select' points to a 'co_future\\(int\\)', which is read-only" } { dg-note "18: an object changes with each step, and when it is dropped: declare it without 'const'" } */
  co_await (co_join (&a, &x, &a, &x, &a, &x, &a, &x, &a, &x, &a, &x, &a, &x, &a, &x, &a, &x));	/* { dg-error "13: too many operands in 'co_join'" } { dg-note "13: it takes at most 8 futures: one of them may be another 'co_join'" } */
  x += co_await (co_timeout (2, place ())).x;	/* { dg-error "18: static assertion failed: .a timeout gives a signed integer." } */
  x += (int) co_await (co_timeout (2, count ()));	/* { dg-error "24: static assertion failed: .a timeout gives a signed integer." } */
  co_return (x);
}
