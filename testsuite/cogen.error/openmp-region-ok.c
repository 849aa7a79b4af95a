/* The near misses: a region between suspensions, and a coroutine driven
   inside a region of an ordinary function.
   { dg-require openmp }
   { dg-additional-options "-fopenmp" } */

#include <cogen.h>

co_iterator (int)
team (int n)
{
  int sum = 0;
  co_yield (n);
#pragma omp parallel for reduction (+: sum)
  for (int i = 0; i < n; i++)
    sum += i;
  co_yield (sum);
}

int
drive (int n)
{
  int sum = 0;
#pragma omp parallel for reduction (+: sum)
  for (int i = 0; i < n; i++)
    {
      co_for (int v, team (i))
	sum += v;
    }
  return sum;
}
