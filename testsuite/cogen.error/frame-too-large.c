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

extern co_future (int) make (void);
extern void use_long (long *, long *);

/* What is awaited would come first, if that did not leave a hole before the arrays.  */
co_future (int)
behind (void)
{
  long a[125000000], b[125000000], c[125000000], d[125000000];
  int e[250000001];
  use_long (a, b);
  use_long (c, d);
  use_long ((long *) e, a);
  int result = co_await (make ());	/* { dg-error "16: an awaited object or result behind the first 4 GiB of the frame of 'behind'" } */
  use_long (a, b);
  use_long (c, d);
  use_long ((long *) e, a);
  co_return (result);
}
