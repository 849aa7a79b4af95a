/* Without <cogen/iter.h> its names are the user's own, as macros, functions and
   variables.  */

#define co_map(f) f (1)
#define co_take(a, b) ((a) - (b))
#include <cogen.h>
#define co_filter(a) (a)

int co_count (int);
int twice (int);

int
f (int co_sum)
{
  struct { int co_any; } s = { co_sum };
  return co_map (twice) + co_take (co_count (co_sum), s.co_any) + co_filter (2);
}
