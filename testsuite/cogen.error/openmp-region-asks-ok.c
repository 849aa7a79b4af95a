/* The near misses: in a region that stays in the function, and through a variable.
   { dg-require openmp }
   { dg-additional-options "-fopenmp" } */

#include <cogen.h>
#include <cogen/task.h>

co_generator (int, int, int)
loop (int n)
{
  int x = co_yield (n), y = 0;
#pragma omp simd reduction (+: y)
  for (int i = 0; i < n; i++)
    y += co_arg ();
#pragma omp critical
  y += co_arg ();
#pragma omp parallel for reduction (+: y)
  for (int i = 0; i < n; i++)
    y += x;
  co_yield (y);
  co_return (co_arg ());
}
