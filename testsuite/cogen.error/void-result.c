/* The value of what has none: the note says why.  */

#include <cogen.h>

co_future (void) nothing (void);

co_future (int) awaited (void) { int x = co_await (nothing ()); co_return (x); }
/* { dg-error "void value not" "" .-1 } */
/* { dg-note "a 'co_future \\(void\\)' finishes without a value" "" .-2 } */
void blocked (void) { int x = co_block_on (nothing ()); (void) x; }
/* { dg-error "void value not" "" .-1 } */
/* { dg-note "a 'co_future \\(void\\)' finishes without a value" "" .-2 } */
co_iterator (int) yielded (void) { int x = co_yield (1); (void) x; co_return (); }
/* { dg-error "void value not" "" .-1 } */
/* { dg-note "'co_yield' has a value in a generator only, that is resumed with an argument: 'co_generator \\(Y, R, A\\)'" "" .-2 } */
