/* The near misses: variables that an item converts to, as an initialiser does.  */

#include <cogen.h>

co_iterator (int) ints (void);
co_iterator (char *) texts (void);

double
loops (void)
{
  double sum = 0;
  co_for (double d, ints ())
    sum += d;
  co_for (const long l, ints ())
    sum += (double) l;
  co_for (__auto_type a, ints ())
    sum += a;
  co_for (const char *text, texts ())
    sum += *text;
  co_for (void *p, texts ())
    sum += p != 0;
  return sum;
}
