/* Frames of 4 GiB and more, up to the largest object of C; a result that is awaited
   meanwhile; and their sizes to the byte.  */

#include <cogen.h>

extern void use (char *, char *);

co_iterator (int)
most (void)
{
  char a[0x7ffffffffffffff0];
  use (a, a);
  co_yield (1);
  use (a, a);
}

extern co_future (char) make (void);

co_future (char)
before (int n)
{
  char a[3000000000], b[2000000000];
  use (a, b);
  char result = co_await (make ());
  use (a, b);
  co_return (result + n);
}
