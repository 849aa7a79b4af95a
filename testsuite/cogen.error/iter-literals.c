/* A compound literal ends with the block that co_items is, however deep that stands.  */

#include <cogen/iter.h>

struct s { int n, a[3]; };

long
literals (int n)
{
  long s = 0;
  co_for (int v, co_items (((int[]) { 1, 2, n }), 3)) /* { dg-error "18: a compound literal does not live as long as the iterator over it" } */
    /* { dg-note "18: declare an array, and give that" "" .-1 } */
    s += v;
  co_for (int *v, co_refs (((struct s) { n, { 1, 2, 3 } }).a, 3)) /* { dg-error "19: a compound literal does not live as long as the iterator over it" } */
    /* { dg-note "19: declare an array, and give that" "" .-1 } */
    s += *v;
  s += co_sum (co_map (co_items (((char[]) { 1, 2 }), 2), x, x * 2)); /* { dg-error "24: a compound literal does not live as long as the iterator over it" } */
    /* { dg-note "24: declare an array, and give that" "" .-1 } */
  co_for (char c, co_chars (((char[]) { 'a', n, 0 }))) /* { dg-error "19: a compound literal does not live as long as the iterator over it" } */
    /* { dg-note "19: declare an array, and give that" "" .-1 } */
    s += c;
  return s;
}
