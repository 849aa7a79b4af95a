/* Lambdas whose parts are macros, or stand on lines of their own.  */

#include <cogen.h>

#define NOTHING (void)
#define BODY { co_yield (1); }

int
lambdas (int n)
{
  int sum = 0;
  co_for (int v, co_lambda (co_iterator (int), NOTHING, BODY) ()) sum += v;
  co_for (int v, co_lambda (co_iterator (int),
			    (int a, int b),
			    { int c = a, d = b; co_yield (c); co_yield (d); }) (1, 2)) sum += v;
  co_for (int v, co_do (co_iterator (int), { co_yield (n); })) sum += v;
  co_for (int v, co_do (co_iterator (int), BODY)) sum += v;
  return sum;
}
