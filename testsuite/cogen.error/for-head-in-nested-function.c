/* The head of a loop that began in a nested function, or in the one around it,
   is not taken for that of the next loop: it would use the other's variables.  */

#include <cogen.h>

co_iterator (int) range (int, int);

void
inner (void)
{
  int k;
  void nested (void)
  {
    k = __builtin_co_for_init (range (0, 3));	/* { dg-error "'__builtin_co_for_init' outside of 'co_for'" } */
  }
  co_for (int v, undeclared)	/* { dg-error "'undeclared' undeclared" } */
						/* { dg-note "each undeclared identifier" "" .-1 } */
    k++;
  nested ();
  (void) k;
}

void
outer (void)
{
  int k = __builtin_co_for_init (range (0, 3));	/* { dg-error "'__builtin_co_for_init' outside of 'co_for'" } */
  void nested (void)
  {
    co_for (int v, unknown)	/* { dg-error "'unknown' undeclared" } */
      k++;
  }
  nested ();
}
