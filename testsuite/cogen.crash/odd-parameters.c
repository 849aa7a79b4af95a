/* Parameters in every register and on the stack, of awkward types, unnamed,
   shadowed, variably modified, and volatile.  */

#include <cogen.h>

typedef int v8 __attribute__ ((vector_size (16)));
typedef union { int *i; float *f; } any __attribute__ ((transparent_union));
struct flex { int n; char data[]; };
struct bits { int a : 3, b : 29; };

co_iterator (int)
lots (int a, double b, __int128 c, long double d, _Complex double e, _Complex float f,
      struct bits g, any h, char i, int n, int m[n][n], int (*k) (int x[n]), v8 w,
      volatile int vol, const int con, struct flex *fl, _Bool j, void (*fn) (void))
{
  co_yield (a);
  co_yield (b + c + d + __real__ e + __imag__ f + g.b + *h.i + i);
  co_yield (m[n - 1][n - 1] + k (m[0]) + w[3] + vol + con + fl->data[0] + j + (fn != 0));
  {
    int a = vol++;
    co_yield (a);
  }
  co_yield (a + vol);
}
