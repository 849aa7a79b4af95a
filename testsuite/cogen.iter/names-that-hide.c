/* A name that the user hides is told of beside adaptors, whose own names may repeat.
   { dg-do compile }
   { dg-additional-options "-Wshadow" } */

#include <cogen/iter.h>

int
sum (int x, int n)	/* { dg-note "shadowed declaration is here" } */
{
  int s = co_sum (co_map (co_range (0, n), x, x + 1));
  if (s)
    {
      int x = n;	/* { dg-warning "declaration of 'x' shadows a parameter" } */
      s += co_sum (co_map (co_range (0, x), x, x + 1));
    }
  return s + x;
}
