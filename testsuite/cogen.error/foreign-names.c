/* Words of other languages: GCC does not know them, and the note says what they are
   here.  */

#include <cogen.h>

co_future (int) fut (int n);

void awaits (void) { (void) await; }
/* { dg-error "29: 'await' undeclared" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
/* { dg-note "each undeclared identifier is reported only once for each function it appears in" "" .-3 } */
void yields (void) { (void) yield; }
/* { dg-error "29: 'yield' undeclared" "" .-1 } */
/* { dg-note "write 'co_yield \\(value\\)'" "" .-2 } */
async int spawns (void) { return 1; }
/* { dg-error "expected" "" .-1 } */
/* { dg-note "a function that awaits returns 'co_future \\(T\\)': there is no other word for it" "" .-2 } */
