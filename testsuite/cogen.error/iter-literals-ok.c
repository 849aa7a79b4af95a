/* What lives longer, and pointers that are in a literal.  */

#include <cogen/iter.h>

static int *const global = (int[]) { 1, 2, 3 };

long
others (int n)
{
  long s = 0;
  int a[] = { 1, 2, n };
  int *p = (int[]) { n, 4 };
  s += co_sum (co_items (a, 3));
  s += co_sum (co_items (p, 2));
  s += co_sum (co_items (global, 3));
  s += co_sum (co_items (((int *[]) { a })[0], 3));
  s += co_sum (co_items ("text", 4));
  s += co_sum (co_items (&a[(int) { 1 }], 2));
  return s;
}
