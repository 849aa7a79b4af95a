/* A trait type without its operands, or with others than it takes: one error, at the
   name, and none at the markers in the function that has it.  */

#include <cogen.h>

co_generator (struct q { int a, b; }, int) defines (void) { co_yield ((struct q) { 1, 2 }); co_return (1); }
/* { dg-error "1: 'co_generator' of a type that is defined here" "" .-1 } */
/* { dg-note "define the type first, and write its name: a macro takes each comma between braces for one of its own" "" .-2 } */
co_generator (enum z { A, B }, int) defines_enum (void) { co_yield (A); co_return (1); }
/* { dg-error "1: 'co_generator' of a type that is defined here" "" .-1 } */
/* { dg-note "define the type first, and write its name: a macro takes each comma between braces for one of its own" "" .-2 } */
co_generator (int) only_one (void) { co_yield (1); }
/* { dg-error "1: too few arguments to 'co_generator'" "" .-1 } */
/* { dg-note "write 'co_generator \\(Y, R\\)'" "" .-2 } */
co_iterator (int, int) two (void) { co_yield (1); }
/* { dg-error "1: too many arguments to 'co_iterator'" "" .-1 } */
/* { dg-note "write 'co_iterator \\(T\\)'" "" .-2 } */
co_iterator () none (void) { co_yield (1); }
/* { dg-error "1: too few arguments to 'co_iterator'" "" .-1 } */
/* { dg-note "write 'co_iterator \\(T\\)'" "" .-2 } */
co_future () no_future (void) { co_return (); }
/* { dg-error "1: too few arguments to 'co_future'" "" .-1 } */
/* { dg-note "write 'co_future \\(T\\)'" "" .-2 } */
co_iterator<int> angles (void) { co_yield (1); }
/* { dg-error "1: 'co_iterator' without the type of its values" "" .-1 } */
/* { dg-note "write 'co_iterator \\(T\\)'" "" .-2 } */
co_iterator bare (void) { co_yield (1); }
/* { dg-error "1: 'co_iterator' without the type of its values" "" .-1 } */
/* { dg-note "write 'co_iterator \\(T\\)'" "" .-2 } */
co_future bare_future (void) { co_return (); }
/* { dg-error "1: 'co_future' without the type of its values" "" .-1 } */
/* { dg-note "write 'co_future \\(T\\)'" "" .-2 } */
void parameter (co_iterator it) { (void) it; }
/* { dg-error "17: 'co_iterator' without the type of its values" "" .-1 } */
/* { dg-note "write 'co_iterator \\(T\\)'" "" .-2 } */
void variable (void) { co_future f; (void) f; }
/* { dg-error "24: 'co_future' without the type of its values" "" .-1 } */
/* { dg-note "write 'co_future \\(T\\)'" "" .-2 } */
co_iterator (void) of_void (void) { co_yield (1); }
/* { dg-error "1: 'co_iterator' cannot yield items of type 'void'" "" .-1 } */
/* { dg-note "what yields nothing and only finishes is a 'co_future\\(void\\)'" "" .-2 } */
co_iterator (struct nope) incomplete (void) { co_yield (1); }
/* { dg-error "1: 'co_iterator' of the incomplete type 'struct nope'" "" .-1 } */
/* { dg-note "define the type first, or write a pointer to it instead" "" .-2 } */
co_iterator (foo) unknown (void) { co_yield (1); }
/* { dg-error "14: 'foo' undeclared here \\(not in a function\\)" "" .-1 } */
co_iterator (int) good (void) { co_yield (1); }
int plain (void) { co_yield (1); return 0; }
/* { dg-error "20: 'co_yield' in 'plain', which is not a coroutine" "" .-1 } */
/* { dg-note "it returns 'int'; a coroutine returns 'co_iterator\\(T\\)', 'co_future\\(T\\)', 'co_stream\\(T\\)' or 'co_generator\\(Y, R, A\\)'" "" .-2 } */
