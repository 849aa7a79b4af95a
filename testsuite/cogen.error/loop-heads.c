/* The head of a loop over an object, as other languages have it: one error, at the loop,
   and none about the variable that its body uses.  */

#include <cogen.h>

int printf (const char *, ...);
co_iterator (int) range (int lo, int hi);
co_stream (int) ticks (int n);

void no_type (void) { co_for (v, range (0, 3)) printf ("%d\n", v); }
/* { dg-error "23: 'co_for' needs a declaration of one variable" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
void no_comma (void) { co_for (int v range (0, 3)) printf ("%d\n", v); }
/* { dg-error "24: 'co_for' needs a variable and an object, with a comma between them" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
void colon (void) { co_for (int v : range (0, 3)) { printf ("%d\n", v); } }
/* { dg-error "21: 'co_for' needs a variable and an object, with a comma between them" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
void in (void) { co_for (int v in range (0, 3)) printf ("%d\n", v); }
/* { dg-error "18: 'co_for' needs a variable and an object, with a comma between them" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
void declared_before (void) { int v; co_for (v, range (0, 3)) printf ("%d\n", v); }
/* { dg-error "38: 'co_for' needs a declaration of one variable" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
void semicolon (void) { co_for (int v; range (0, 3)) printf ("%d\n", v); }
/* { dg-error "25: 'co_for' needs a variable and an object, with a comma between them" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
void no_variable (void) { co_for (range (0, 3)) printf ("x\n"); }
/* { dg-error "27: 'co_for' needs a variable and an object, with a comma between them" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
void assigned (void) { co_for (int v = range (0, 3)) printf ("%d\n", v); }
/* { dg-error "24: 'co_for' needs a variable and an object, with a comma between them" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
void two_variables (void) { co_for (int a, int b, range (0, 3)) printf ("%d\n", a); }
/* { dg-error "29: 'co_for' takes one declaration and one object" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
co_future (void) await_colon (void) { co_for_await (int v : ticks (3)) printf ("%d\n", v); co_return (); }
/* { dg-error "39: 'co_for_await' needs a variable and an object, with a comma between them" "" .-1 } */
/* { dg-note "write 'co_for_await \\(int v, object\\)'" "" .-2 } */
co_iterator (int) yields (void) { co_for (int v : range (0, 3)) co_yield (v); }
/* { dg-error "35: 'co_for' needs a variable and an object, with a comma between them" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
void range_for (void) { for (int v : range (0, 3)) printf ("%d\n", v); }
/* { dg-error "expected" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over an object" "" .-2 } */
void each (void) { co_each (v, range (0, 3)) printf ("%d\n", v); }
/* { dg-error "20: 'co_each' needs a declaration of one variable" "" .-1 } */
/* { dg-note "write 'co_each \\(int v, object\\)'" "" .-2 } */
