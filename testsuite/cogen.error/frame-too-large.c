/* A frame that no object of C can be as large as, and a result that a frame keeps
   where the 32 bits of its offset do not reach.  */

#include <cogen.h>

extern void use (char *, char *);

co_iterator (int)
two (void)				/* { dg-error "1: the frame of 'two' exceeds the maximum object size 9223372036854775807" "" 9 } */
{
  char a[0x7fffffffffffffff], b[0x7fffffffffffffff];
  use (a, b);
  co_yield (1);
  use (a, b);
}

co_iterator (int)
one (void)				/* { dg-error "1: the frame of 'one' exceeds the maximum object size 9223372036854775807" } */
{
  char a[0x7fffffffffffffff];
  use (a, a);
  co_yield (1);
  use (a, a);
}

extern co_future (char) make (void);

co_future (char)
behind (void)
{
  char a[1000000000], b[1000000000], c[1000000000], d[1000000000], e[1000000000];
  use (a, b);
  use (c, d);
  use (e, e);
  char result = co_await (make ());	/* { dg-error "17: an awaited object or result behind the first 4 GiB of the frame of 'behind'" } */
  use (a, b);
  use (c, d);
  use (e, e);
  co_return (result);
}
