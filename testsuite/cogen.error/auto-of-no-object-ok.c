/* The near misses: co_auto on each trait, before and behind the type, in a for
   head, on a parameter of an ordinary function.  */

#include <cogen.h>

co_iterator (int) ints (void);
co_future (void) none (void);
co_stream (char) chars (void);
co_generator (int, int) gen (void);

void
use (co_auto co_future (void) p)
{
  co_auto co_iterator (int) it = ints ();
  co_future (void) co_auto f = none ();
  co_auto co_stream (char) s = chars ();
  co_auto co_generator (int, int) g = gen (), h = gen ();
  for (co_auto co_iterator (int) i = ints (); !co_is_null (i); co_drop (&i))
    ;
  co_drop (&p);
}

/* A union without objects beside one.  */
void
union_beside (void)
{
  co_auto struct { union { int i; float f; } u; co_future (int) f; } s __attribute__ ((unused));
}
