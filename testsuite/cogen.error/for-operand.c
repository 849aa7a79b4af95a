/* The operand of co_for is an iterator, that of co_for_await a stream, and
   there is one variable; each error says what to write.  */

#include <cogen.h>

co_future (void)
use (co_iterator (int) it, co_stream (int) s, co_future (int) f, co_generator (int, void, int) g,
     co_generator (int, int) h)
{
  co_for (int v, s)	/* { dg-error "3: operand of 'co_for' has type 'co_stream\\(int\\)', which is no iterator" } */
    (void) v;		/* { dg-note "write 'co_for_await'" "" .-1 } */
  co_for_await (int v, it)	/* { dg-error "3: operand of 'co_for_await' has type 'co_iterator\\(int\\)', which is no stream" } */
    (void) v;		/* { dg-note "write 'co_for' to loop over an iterator" "" .-1 } */
  co_for (int v, f)	/* { dg-error "operand of 'co_for' has type 'co_future\\(int\\)', which is no iterator" } */
    (void) v;		/* { dg-note "'co_await' gives it" "" .-1 } */
  co_for (int v, g)	/* { dg-error "operand of 'co_for' has type 'co_generator\\(int, void, int\\)', which is no iterator" } */
    (void) v;		/* { dg-note "step a generator that takes an argument by 'co_resume'" "" .-1 } */
  co_for (int v, h)	/* { dg-warning "3: the result of 'co_generator\\(int, int\\)' is lost: 'co_for' takes its items alone" } */
    (void) v;		/* { dg-note "3: step it by 'co_resume' to have its result" "" .-1 } */
  co_for (int v, 3)	/* { dg-error "operand of 'co_for' has type 'int', which is no trait object" } */
  /* { dg-note "an object is what the call of a coroutine gives" "" .-1 } */
    (void) v;
}

int
plain (co_stream (int) s)	/* { dg-note "1: it returns 'int'" } */
{
  int sum = 0;
  co_for_await (int v, s)	/* { dg-error "3: 'co_for_await' in 'plain', which is not a coroutine" } */
    sum += v;
  return sum;
}
