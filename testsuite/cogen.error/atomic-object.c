/* An _Atomic trait object could not be consumed by leaving it null: it is an
   error, once, where it is declared.  */

#include <cogen.h>

co_iterator (int)
loop (_Atomic (co_iterator (int)) it)	/* { dg-error "35: 'it' is an atomic trait object" } */
{					/* { dg-note "35: protect it with a lock|an object is owned by one thread at a time" "" .-1 } */
  co_for (int v, it)
    co_yield (v);
}
