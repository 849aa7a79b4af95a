/* Irreducible loops, computed gotos into loops, asm goto, local labels.  */

#include <cogen.h>

co_iterator (int)
knot (int n, void **where)
{
  void *table[] = { &&a, &&b, &&c, &&d };
  if (n & 1)
    goto b;
a:
  co_yield (n);
  n--;
b:
  if (n & 2)
    goto *table[n & 3];
  co_yield (-n);
c:
  __asm__ goto ("" : : : : a, d);
  {
    __label__ a;
    if (n > 100)
      goto a;
    co_yield (100);
  a:
    n--;
  }
  goto *where[n & 1];
d:
  if (n > 0)
    goto a;
  where[0] = &&c;
}
