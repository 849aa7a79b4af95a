/* A variadic coroutine is an error at the function's name.  */

#include <cogen.h>

co_iterator (int)
many (int n, ...)	/* { dg-error "1: coroutine 'many' takes variable arguments" } */
{			/* { dg-note "1: pass a pointer to the values" "" .-1 } */
  while (n)
    co_yield (n--);
}

co_future (int)
older (const char *format, ...)	/* { dg-error "coroutine 'older' takes variable arguments" } */
{	/* { dg-note "1: pass a pointer to the values" "" .-1 } */
  co_return (format[0]);
}
