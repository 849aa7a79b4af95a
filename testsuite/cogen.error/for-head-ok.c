/* The near misses: any kind of variable may be the loop's, and the body may
   declare one with a cleanup.
   { dg-additional-options "-Wshadow -Wpedantic" } */

#include <cogen.h>

struct s { int x; };
co_iterator (int) ints (void);
co_iterator (struct s) structures (void);
co_iterator (co_iterator (int)) objects (void);

int
heads (void)
{
  int n = 0;
  co_for (const int v, ints ())
    n += v;
  co_for (register int v, ints ())
    n += v;
  co_for (_Atomic int v, ints ())
    n += v;
  co_for (long v, ints ())
    n += v > 0;
  co_for (struct s v, structures ())
    n += v.x;
  co_for (int unused, ints ())
    n++;
  co_for (co_iterator (int) it, objects ())
    {
      co_auto co_iterator (int) own = co_move (it);
      co_for (int v, own)
	n += v;
    }
  __extension__ ({ co_for (__auto_type v, structures ()) n += v.x; });
  return n;
}
