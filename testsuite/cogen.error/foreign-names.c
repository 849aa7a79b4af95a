/* Words of other languages: GCC does not know them, the note says what they are here, and
   nothing else is said of the statement.
   { dg-additional-options "-Wno-error=implicit-function-declaration -Wno-error=int-conversion" } */

#include <cogen.h>

int use (int);
co_future (int) fut (int n);
co_iterator (int) range (int lo, int hi);

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
static async co_future (int) spawns_static (void) { co_return (1); }
/* { dg-error "expected" "" .-1 } */
/* { dg-note "a function that awaits returns 'co_future \\(T\\)': there is no other word for it" "" .-2 } */
co_future (int) initial (int n) { int x = await fut (n); co_return (x); }
/* { dg-error "43: 'await' undeclared" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
co_future (int) assigned (int n) { int x; x = await fut (n); co_return (x); }
/* { dg-error "47: 'await' undeclared" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
co_future (int) statement (int n) { await fut (n); co_return (n); }
/* { dg-error "37: unknown type name 'await'" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
co_future (int) of_number (void) { await fut (1); co_return (1); }
/* { dg-error "36: unknown type name 'await'" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
co_future (int) operand (int n) { co_return (await fut (n) + 1); }
/* { dg-error "46: 'await' undeclared" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
co_future (int) argument (int n) { use (await fut (n)); co_return (1); }
/* { dg-error "41: 'await' undeclared" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
co_future (int) condition (co_future (int) f) { if (await f) use (1); co_return (1); }
/* { dg-error "53: ('await' undeclared|unknown type name 'await')" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
co_iterator (int) yields_variable (int n) { yield n; }
/* { dg-error "45: unknown type name 'yield'" "" .-1 } */
/* { dg-note "write 'co_yield \\(value\\)'" "" .-2 } */
co_iterator (int) yields_number (void) { yield 1; }
/* { dg-error "42: 'yield' undeclared" "" .-1 } */
/* { dg-note "write 'co_yield \\(value\\)'" "" .-2 } */
co_iterator (int) yields_return (int n) { yield return n; }
/* { dg-error "43: 'yield' undeclared" "" .-1 } */
/* { dg-note "write 'co_yield \\(value\\)'" "" .-2 } */
co_iterator (int) yields_value (int n) { int x = yield n; use (x); }
/* { dg-error "50: 'yield' undeclared" "" .-1 } */
/* { dg-note "write 'co_yield \\(value\\)'" "" .-2 } */
co_iterator (int) yields_from (int n) { yield from range (0, n); }
/* { dg-error "41: unknown type name 'yield'" "" .-1 } */
/* { dg-note "write 'co_yield_from \\(object\\)'" "" .-2 } */
co_iterator (int) yields_break (int n) { if (n) yield break; }
/* { dg-error "49: 'yield' undeclared" "" .-1 } */
/* { dg-note "write 'co_return \\(\\)'" "" .-2 } */
void spawns_future (int n) { spawn fut (n); }
/* { dg-error "30: unknown type name 'spawn'" "" .-1 } */
/* { dg-note "an object runs when it is awaited, looped over, or given to 'co_block_on'" "" .-2 } */
void tasks (void) { task t = fut (1); (void) t; }
/* { dg-error "21: unknown type name 'task'" "" .-1 } */
/* { dg-note "write 'co_future \\(T\\)'" "" .-2 } */
void calls_next (co_iterator (int) it) { use (next (it)); }
/* { dg-warning "47: implicit declaration of function 'next'" "" .-1 } */
/* { dg-note "write 'co_next \\(&iterator, &item\\)'" "" .-2 } */
