/* Suspending inside an OpenMP region is an error at the suspension.
   { dg-require openmp }
   { dg-additional-options "-fopenmp" } */

#include <cogen.h>

co_iterator (int)
team (int n)
{
#pragma omp parallel	/* { dg-note "the region begins here" } */
  {
    co_yield (n);	/* { dg-error "5: suspension in an OpenMP region" } */
  }
}
