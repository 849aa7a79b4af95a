/* A timeout is of a future whose result is a signed integer, or void; of another one it is said
   once what is wrong.  */

#include <cogen/task.h>

enum kind { SOME };
struct big { int a[10]; };

co_future (unsigned) u (void);
co_future (double) d (void);
co_future (float _Complex) c (void);
co_future (struct big) b (void);
co_future (int *) p (void);
co_future (enum kind) e (void);
co_future (_Bool) l (void);

co_future (int)
waits (void)
{
  co_await (co_timeout (5, u ()));	/* { dg-error "13: static assertion failed: .a timeout gives a signed integer." } */
  co_await (co_timeout (5, d ()));	/* { dg-error "13: static assertion failed: .a timeout gives a signed integer." } */
  co_await (co_timeout (5, c ()));	/* { dg-error "13: static assertion failed: .a timeout gives a signed integer." } */
  co_await (co_timeout (5, b ()));	/* { dg-error "13: static assertion failed: .a timeout gives a signed integer." } */
  co_await (co_timeout (5, p ()));	/* { dg-error "13: static assertion failed: .a timeout gives a signed integer." } */
  co_await (co_deadline (5, e ()));	/* { dg-error "13: static assertion failed: .a timeout gives a signed integer." } */
  co_await (co_deadline (5, l ()));	/* { dg-error "13: static assertion failed: .a timeout gives a signed integer." } */
  co_return (0);
}
