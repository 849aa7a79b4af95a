/* The near misses: a variadic adaptor, and a coroutine that is given a pointer
   to a va_list.  */

#include <cogen.h>
#include <stdarg.h>

static co_iterator (int)
values (int n, va_list *ap)
{
  while (n--)
    co_yield (va_arg (*ap, int));
}

int
sum (int n, ...)
{
  va_list ap;
  int s = 0;
  va_start (ap, n);
  co_for (int v, values (n, &ap))
    s += v;
  va_end (ap);
  return s;
}
