/* co_lambda and co_do without what they take: one error, at the name.  */

#include <cogen.h>

int printf (const char *, ...);

void no_braces (void) { co_for (int v, co_lambda (co_iterator (int), (int n), co_yield (n);) (3)) printf ("%d\n", v); }
/* { dg-error "40: 'co_lambda' takes a type, parameters in parentheses and a body in braces" "" .-1 } */
/* { dg-note "write 'co_lambda \\(type, \\(parameters\\), \\{ body \\}\\)'" "" .-2 } */
void no_parameters (void) { co_for (int v, co_lambda (co_iterator (int), { co_yield (1); }) ()) printf ("%d\n", v); }
/* { dg-error "44: 'co_lambda' takes a type, parameters in parentheses and a body in braces" "" .-1 } */
/* { dg-note "write 'co_lambda \\(type, \\(parameters\\), \\{ body \\}\\)'" "" .-2 } */
void no_comma (void) { co_for (int v, co_lambda (co_iterator (int), (int n) { co_yield (n); }) (3)) printf ("%d\n", v); }
/* { dg-error "39: 'co_lambda' takes a type, parameters in parentheses and a body in braces" "" .-1 } */
/* { dg-note "write 'co_lambda \\(type, \\(parameters\\), \\{ body \\}\\)'" "" .-2 } */
void not_called (void) { co_for (int v, co_lambda (co_iterator (int), (int n), { co_yield (n); })) printf ("%d\n", v); }
/* { dg-error "41: operand of 'co_for' has type 'co_iterator\\(int\\) \\(\\*\\)\\(int\\)', which is no trait object" "" .-1 } */
/* { dg-note "write the call of the function, not its name" "" .-2 } */
void do_no_braces (void) { co_for (int v, co_do (co_iterator (int), co_yield (1);)) printf ("%d\n", v); }
/* { dg-error "43: 'co_do' takes a type and a body in braces" "" .-1 } */
/* { dg-note "write 'co_do \\(type, \\{ body \\}\\)'" "" .-2 } */
void do_no_comma (void) { co_for (int v, co_do (co_iterator (int) { co_yield (1); })) printf ("%d\n", v); }
/* { dg-error "42: 'co_do' takes a type and a body in braces" "" .-1 } */
/* { dg-note "write 'co_do \\(type, \\{ body \\}\\)'" "" .-2 } */
void do_no_type (void) { co_for (int v, co_do ({ co_yield (1); })) printf ("%d\n", v); }
/* { dg-error "41: 'co_do' takes a type and a body in braces" "" .-1 } */
/* { dg-note "write 'co_do \\(type, \\{ body \\}\\)'" "" .-2 } */
