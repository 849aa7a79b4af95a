/* The loops of other languages: one error, with a note that says how it is written here,
   and none about what GCC makes of the rest of it.
   { dg-additional-options "-Wno-error=implicit-function-declaration -Wno-error=int-conversion" } */

#include <cogen.h>

int use (int);
co_iterator (int) range (int lo, int hi);
co_stream (int) ticks (int n);

co_future (void) co_awaits (int n) { for co_await (int x : ticks (n)) use (x); use (n); co_return (); }
/* { dg-error "42: 'co_await' behind 'for'" "" .-1 } */
/* { dg-note "write 'co_for_await \\(int v, object\\)'" "" .-2 } */
co_future (void) co_await_braces (void) { for co_await (auto x : ticks (3)) { use (x); } co_return (); }
/* { dg-error "47: 'co_await' behind 'for'" "" .-1 } */
/* { dg-note "write 'co_for_await \\(int v, object\\)'" "" .-2 } */
co_future (void) awaits (int n) { for await (int x : ticks (n)) use (x); co_return (); }
/* { dg-error "expected '\\(' before 'await'" "" .-1 } */
/* { dg-note "write 'co_for_await \\(T item, object\\)' to loop over a stream" "" .-2 } */
co_future (void) awaits_of (int n) { for await (const x of ticks (n)) { use (x); } co_return (); }
/* { dg-error "expected '\\(' before 'await'" "" .-1 } */
/* { dg-note "write 'co_for_await \\(T item, object\\)' to loop over a stream" "" .-2 } */
co_future (void) await_foreach (void) { await foreach (int x in ticks (3)) { use (x); } co_return (); }
/* { dg-error "unknown type name 'await'" "" .-1 } */
/* { dg-note "write 'co_for_await \\(T item, object\\)' to loop over a stream" "" .-2 } */
co_future (void) async_for (void) { async for (int x : ticks (3)) { use (x); } co_return (); }
/* { dg-error "'async' undeclared" "" .-1 } */
/* { dg-note "write 'co_for_await \\(T item, object\\)' to loop over a stream" "" .-2 } */
/* { dg-note "each undeclared identifier is reported only once for each function it appears in" "" .-3 } */
void range_for (void) { for (int x : range (0, 3)) { use (x); } use (1); }
/* { dg-error "expected" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over an object" "" .-2 } */
void range_const (void) { for (const int x : range (0, 3)) use (x); use (1); }
/* { dg-error "expected" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over an object" "" .-2 } */
void range_reference (void) { for (auto &x : range (0, 3)) { use (x); } use (1); }
/* { dg-error "expected" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over an object" "" .-2 } */
void range_nested (int n) { while (n) { for (auto &x : range (0, n)) { use (x); } n--; } }
/* { dg-error "expected" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over an object" "" .-2 } */
void in (void) { for (int x in range (0, 3)) { use (x); } }
/* { dg-error "expected" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over an object" "" .-2 } */
void in_no_type (void) { for (x in range (0, 3)) { use (x); } }
/* { dg-error "unknown type name 'x'" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over an object" "" .-2 } */
void of (void) { for (x of range (0, 3)) use (x); }
/* { dg-error "unknown type name 'x'" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over an object" "" .-2 } */
void no_parentheses (void) { for x in range (0, 3) { use (x); } }
/* { dg-error "expected '\\(' before 'x'" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over an object" "" .-2 } */
void comma (int n) { for (int x, range (0, n)) { use (x); } use (1); }
/* { dg-error "expected" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over an object" "" .-2 } */
void each (void) { foreach (int v : range (0, 3)) { use (v); } use (1); }
/* { dg-warning "20: implicit declaration of function 'foreach'" "" .-1 } */
/* { dg-error "29: expected expression before 'int'" "" .-2 } */
/* { dg-note "20: write 'co_for \\(T item, object\\)' to loop over an object" "" .-3 } */
/* { dg-note "29: write 'co_for \\(T item, object\\)' to loop over an object" "" .-4 } */
