/* What co_fold, co_scan and co_successors begin with may be const, also if it is complex.  */

#include "check.h"
#include <cogen/iter.h>

#define OF(T) \
  { \
    const T z = 1; \
    const volatile T v = 2; \
    T const *p = &z; \
    check (co_fold (co_range (0, 3), acc, z, x, acc + (T) (2 * x)) == (T) 7); \
    check (co_fold (co_range (0, 3), acc, v, x, acc + (T) x) == (T) 5); \
    check (co_fold (co_range (0, 3), acc, *p, x, acc + (T) x) == (T) 4); \
    co_iterator (T) s = co_scan (co_range (0, 3), acc, z, x, acc + (T) x); \
    T next; \
    check (co_next (&s, &next) && next == (T) 1); \
    check (co_next (&s, &next) && next == (T) 2); \
    co_drop (&s); \
    co_iterator (T) t = co_take (co_successors (z, x, x + x), 5); \
    check (co_fold (t, acc, *p, x, acc + x) == (T) 32); \
    __auto_type f = co_fold (co_range (0, 0), acc, 3 * z, x, acc + (T) x); \
    check (f == (T) 3); \
  }

int
main (void)
{
  OF (short)
  OF (double)
  OF (float _Complex)
  OF (double _Complex)
  OF (long double _Complex)
  OF (int _Complex)

  /* Each part is as it was.  */
  const double _Complex nought = __builtin_complex (-0.0, -0.0);
  double _Complex sum = co_fold (co_range (0, 0), acc, nought, x, acc + x);
  check (__builtin_signbit (__real__ sum) && __builtin_signbit (__imag__ sum));

  const struct pair { int a[3]; } begin = { { 1, 2, 3 } };
  check (co_fold (co_range (0, 3), acc, begin, x,
		  (struct pair) { { acc.a[0] + x, acc.a[1], acc.a[2] } }).a[0] == 4);
  int *const at = NULL;
  check (co_fold (co_range (0, 3), acc, at, x, x == 5 ? acc + 1 : acc) == at);
}
