/* Whether there is an object is asked by co_is_null: the note says so behind GCC's
   error.  */

#include <cogen.h>

void use (int);
co_iterator (int) range (int lo, int hi);

void condition (co_iterator (int) it) { if (it) use (1); (void) it; }
/* { dg-error "used struct type" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
void negated (co_iterator (int) it) { if (!it) use (1); }
/* { dg-error "wrong type argument" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
void equal (co_iterator (int) it) { if (it == (void *) 0) use (1); }
/* { dg-error "invalid operands" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
void unequal (co_iterator (int) it) { if (it != (void *) 0) use (1); }
/* { dg-error "invalid operands" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
void each_other (co_iterator (int) a, co_iterator (int) b) { if (a == b) use (1); }
/* { dg-error "invalid operands" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
void repeated (co_iterator (int) it) { while (it) use (1); (void) it; }
/* { dg-error "used struct type" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
void both (co_iterator (int) it, int n) { if (n && it) use (1); }
/* { dg-error "invalid operands" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
void ternary (co_iterator (int) it) { use (it ? 1 : 2); }
/* { dg-error "used struct type" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
