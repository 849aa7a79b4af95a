/* A typed operation on the wrong trait, the wrong item, or the object itself
   is an error, not GCC's pointer warning.  */

#include <cogen.h>

void
use (co_iterator (int) it, co_future (int) f, co_stream (int) s,
     co_generator (char, int, int) g, struct co_context *cx)
{
  long l;
  int i;
  char c;
  co_next (&it, &l);	/* { dg-error "17: argument 2 of 'co_next' has type 'long int \\*', not 'int \\*'" } */
  co_next (it, &i);	/* { dg-error "first argument of 'co_next' has type 'co_iterator\\(int\\)', which does not point to a 'co_iterator'" } */
			/* { dg-note "write '&' before the object" "" .-1 } */
  co_next (&f, &i);	/* { dg-error "first argument of 'co_next' has type 'co_future\\(int\\) \\*'" } */
			/* { dg-note "write 'co_poll' for a 'co_future'" "" .-1 } */
  co_poll (&f, &i, &i);	/* { dg-error "argument 2 of 'co_poll' has type 'int \\*', not 'struct co_context \\*'" } */
  co_poll (&f, cx, &c);	/* { dg-error "argument 3 of 'co_poll' has type 'char \\*', not 'int \\*'" } */
  co_poll_next (&s, cx, &l);	/* { dg-error "argument 3 of 'co_poll_next' has type 'long int \\*', not 'int \\*'" } */
  co_resume (&g, 1, &i, &i);	/* { dg-error "argument 3 of 'co_resume' has type 'int \\*', not 'char \\*'" } */
  co_drop (it);		/* { dg-error "argument of 'co_drop' has type 'co_iterator\\(int\\)', which does not point to a trait object" } */
			/* { dg-note "write '&' before the object" "" .-1 } */
  co_poll (&f, cx);	/* { dg-error "too few arguments to 'co_poll'" } */
			/* { dg-note "write 'co_poll \\(&future, context, &value\\)'" "" .-1 } */
  co_next (&it, &i, 3);	/* { dg-error "too many arguments to 'co_next'" } */
			/* { dg-note "write 'co_next \\(&iterator, &item\\)'" "" .-1 } */
}
