/* An _Atomic trait object could be consumed without being left null: an
   error where it is declared, as a variable, an array or a parameter.  */

#include <cogen.h>

_Atomic co_iterator (int) shared;	/* { dg-error "27: 'shared' is an atomic trait object" } */ /* { dg-note "27: an object is owned by one thread at a time; protect it with a lock" } */

co_iterator (int)
relay (_Atomic co_iterator (int) it)	/* { dg-error "34: 'it' is an atomic trait object" } */ /* { dg-note "34: an object is owned by one thread at a time; protect it with a lock" } */
{
  co_for (int v, it)
    co_yield (v);
}
