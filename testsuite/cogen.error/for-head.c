/* The head of co_for declares one variable, without a cleanup: errors at the
   loop or at the variable.  */

#include <cogen.h>

co_iterator (int) ints (void);
co_iterator (co_iterator (int)) objects (void);
void clean (int *);

void
heads (void)
{
  int k;
  co_for (k, ints ())		/* { dg-error "3: 'co_for' needs a declaration of one variable" } */
    ;				/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-1 } */
  co_for (int a, k, ints ())	/* { dg-error "3: 'co_for' takes one declaration and one object" } */
    ;				/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-1 } */
  co_for (co_auto co_iterator (int) it, objects ())	/* { dg-error "37: the variable 'it' of a loop over items has a cleanup" } */
    ;				/* { dg-note "it would run once, after the loop" "" .-1 } */
  co_for (int v __attribute__ ((cleanup (clean))), ints ())	/* { dg-error "15: the variable 'v' of a loop" } */
    ;				/* { dg-note "it would run once, after the loop" "" .-1 } */
  k = __builtin_co_for_init (ints ());	/* { dg-error "7: '__builtin_co_for_init' outside of 'co_for'" } */
}
