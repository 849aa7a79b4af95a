/* What is no object where one belongs: null, zero, an object of another type, a call in
   a static initializer.  */

#include <cogen.h>

co_iterator (int) range (int lo, int hi);
co_future (int) fut (int n);
void take (co_iterator (int));
/* { dg-note "expected 'co" "" .-1 } */
/* { dg-note "an object is made by the call of a coroutine; the null object is '\\{ 0 \\}', as in '\\(co_iterator \\(int\\)\\) \\{ 0 \\}'" "" .-2 } */
/* { dg-note "expected 'co" "" .-3 } */
/* { dg-note "write the object itself, not its address, and call a function" "" .-4 } */
void take_long (co_iterator (long));
/* { dg-note "expected 'co" "" .-1 } */
/* { dg-note "no object is converted to one of another type: write a coroutine that awaits it or loops over it" "" .-2 } */

void initial_null (void) { co_iterator (int) it = (void *) 0; (void) it; }
/* { dg-error "invalid initializer" "" .-1 } */
/* { dg-note "an object is made by the call of a coroutine; the null object is '\\{ 0 \\}', as in '\\(co_iterator \\(int\\)\\) \\{ 0 \\}'" "" .-2 } */
void initial_zero (void) { co_iterator (int) it = 0; (void) it; }
/* { dg-error "invalid initializer" "" .-1 } */
/* { dg-note "an object is made by the call of a coroutine; the null object is '\\{ 0 \\}', as in '\\(co_iterator \\(int\\)\\) \\{ 0 \\}'" "" .-2 } */
void assigned (co_iterator (int) it) { it = (void *) 0; (void) it; }
/* { dg-error "incompatible type" "" .-1 } */
/* { dg-note "an object is made by the call of a coroutine; the null object is '\\{ 0 \\}', as in '\\(co_iterator \\(int\\)\\) \\{ 0 \\}'" "" .-2 } */
void passed (void) { take ((void *) 0); }
/* { dg-error "incompatible type" "" .-1 } */
void other_items (co_iterator (int) it) { take_long (it); }
/* { dg-error "incompatible type" "" .-1 } */
void other_kind (void) { co_stream (int) s = fut (1); (void) s; }
/* { dg-error "invalid initializer" "" .-1 } */
/* { dg-note "no object is converted to one of another type: write a coroutine that awaits it or loops over it" "" .-2 } */
void address (co_iterator (int) it) { take (&it); }
/* { dg-error "incompatible type" "" .-1 } */
void statically (void) { static co_iterator (int) it = range (0, 3); (void) it; }
/* { dg-error "initializer element" "" .-1 } */
/* { dg-note "an object that is static begins null: assign to it in a function" "" .-2 } */
co_iterator (int) global = range (0, 3);
/* { dg-error "initializer element" "" .-1 } */
/* { dg-note "an object that is static begins null: assign to it in a function" "" .-2 } */
