/* An object that an expression makes and nobody takes.  */

#include <cogen.h>

co_iterator (int) ints (void);
co_future (int) later (int);
co_stream (int) ticks (void);
co_generator (int, int) talk (void);

void
statements (int k)
{
  ints ();	/* { dg-warning "3: the iterator is never used: it is dropped at once" } */
  later (1);	/* { dg-warning "3: the future is never awaited: it is dropped at once" } */
  ticks ();	/* { dg-warning "the stream is never used" } */
  talk ();	/* { dg-warning "the generator is never used" } */
  k ? later (1)	/* { dg-warning "7: the future is never awaited" } */
    : later (2);	/* { dg-warning "7: the future is never awaited" } */
  k++, later (3);	/* { dg-warning "the future is never awaited" } */
  for (later (4); k < 3; k++, later (5))	/* { dg-warning "8: the future is never awaited" } */
    ;						/* { dg-warning "31: the future is never awaited" "" .-1 } */
  co_iterator (int) it = ints ();
  co_move (it);	/* { dg-warning "the iterator is never used" } */
}

co_future (void)
coroutine (void)
{
  later (1);	/* { dg-warning "the future is never awaited" } */
  co_await (later (2));
}
