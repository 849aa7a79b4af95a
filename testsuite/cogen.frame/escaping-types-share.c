/* Two variables whose addresses are known elsewhere share bytes only if accesses of
   their types may alias: GCC may move an access through a pointer past one of another
   type.  */

#include "check.h"
#include <cogen.h>

void __attribute__ ((noipa)) use (void *p) { (void) p; }

#define TWO(name, type1, type2)						\
  static co_iterator (int)						\
  name (int n)								\
  {									\
    {									\
      type1 a[16] = { n };						\
      use (a);								\
      co_yield ((int) a[0]);						\
    }									\
    {									\
      type2 b[16] = { n };						\
      use (b);								\
      co_yield ((int) b[0]);						\
    }									\
  }

TWO (same, long, long)
TWO (characters, long, char)
TWO (other, long, double)

int
main (void)
{
  check (co_frame_size (same) <= 8 + 128);
  check (co_frame_size (characters) <= 8 + 128);
  check (co_frame_size (other) >= 8 + 256);
  int s = 0;
  co_for (int v, same (1)) s += v;
  co_for (int v, characters (1)) s += v;
  co_for (int v, other (1)) s += v;
  check (s == 6);
  return 0;
}
