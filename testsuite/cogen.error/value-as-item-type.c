/* A value where the type of an item belongs: __typeof__ would take it.  One error, at the
   operand.  */

#include <cogen.h>

int function (int), variable;
enum e { CONSTANT };
struct s { int a; } s;

co_iterator (3) number (void) { co_yield (3); }
/* { dg-error "14: 'co_iterator' takes types, not values" "" .-1 } */
/* { dg-note "14: write 'co_iterator \\(T\\)'" "" .-2 } */
co_future (3) future (void) { co_return (3); }
/* { dg-error "12: 'co_future' takes types, not values" "" .-1 } */
/* { dg-note "12: write 'co_future \\(T\\)'" "" .-2 } */
co_stream (variable + 1) stream (void);
/* { dg-error "12: 'co_stream' takes types, not values" "" .-1 } */
/* { dg-note "12: write 'co_stream \\(T\\)'" "" .-2 } */
co_generator (3, int) yielded (void);
/* { dg-error "15: 'co_generator' takes types, not values" "" .-1 } */
/* { dg-note "15: write 'co_generator \\(Y, R\\)'" "" .-2 } */
co_generator (int (*) (int, int), s.a) finished (void);
/* { dg-error "35: 'co_generator' takes types, not values" "" .-1 } */
/* { dg-note "35: write 'co_generator \\(Y, R\\)'" "" .-2 } */
co_generator (int, void, CONSTANT) argument (void);
/* { dg-error "26: 'co_generator' takes types, not values" "" .-1 } */
/* { dg-note "26: write 'co_generator \\(Y, R\\)'" "" .-2 } */
co_iterator (function) of_function (void);
/* { dg-error "14: 'co_iterator' takes types, not values" "" .-1 } */
/* { dg-note "14: write 'co_iterator \\(T\\)'" "" .-2 } */
co_iterator ((variable)) in_parentheses (void);
/* { dg-error "14: 'co_iterator' takes types, not values" "" .-1 } */
/* { dg-note "14: write 'co_iterator \\(T\\)'" "" .-2 } */
co_iterator ("text") string (void);
/* { dg-error "14: 'co_iterator' takes types, not values" "" .-1 } */
/* { dg-note "14: write 'co_iterator \\(T\\)'" "" .-2 } */
co_iterator (sizeof (int)) size (void);
/* { dg-error "14: 'co_iterator' takes types, not values" "" .-1 } */
/* { dg-note "14: write 'co_iterator \\(T\\)'" "" .-2 } */
co_iterator (co_future (-1)) nested (void);
/* { dg-error "25: 'co_future' takes types, not values" "" .-1 } */
/* { dg-note "25: write 'co_future \\(T\\)'" "" .-2 } */
void local (int n) { co_iterator (n) it = { 0 }; (void) it; }
/* { dg-error "35: 'co_iterator' takes types, not values" "" .-1 } */
/* { dg-note "35: write 'co_iterator \\(T\\)'" "" .-2 } */
void like (co_iterator (int) it) { co_like (it, 3) l = { 0 }; (void) l; }
/* { dg-error "49: 'co_like' takes types, not values" "" .-1 } */
/* { dg-note "49: write, for example, 'co_like\\(it, int\\)'" "" .-2 } */
