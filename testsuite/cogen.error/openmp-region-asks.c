/* What asks about the coroutine is an error in a region that is executed elsewhere, since it
   is another function there.
   { dg-require openmp }
   { dg-additional-options "-fopenmp" } */

#include <cogen.h>
#include <cogen/task.h>

co_generator (int, int, int)
loop (int n)
{
  int x = 0;
#pragma omp parallel for	/* { dg-note "the region begins here; store the value in a variable first" } */
  for (int i = 0; i < n; i++)
    x = co_arg ();		/* { dg-error "'co_arg' in an OpenMP region that other threads execute" } */
  co_yield (x);
  co_return (1);
}

co_future (int)
task (void)
{
  int x = 0;
#pragma omp task shared (x)	/* { dg-note "the region begins here; store the value in a variable first" } */
#pragma omp critical
  x = co_cancelled ();		/* { dg-error "'co_cancelled' in an OpenMP region that other threads execute" } */
  co_return (x);
}
