/* Functions without a name as other languages have them, and ours where no function is:
   one error each.  */

#include <cogen.h>

int use (int);

void argument (void) { co_for (int v, [](int n) { co_yield (n); } (3)) use (v); }
/* { dg-error "expected expression before '\\['" "" .-1 } */
/* { dg-note "a coroutine without a name is 'co_lambda \\(type, \\(parameters\\), \\{ body \\}\\)'" "" .-2 } */
void initial (void) { co_iterator (int) it = [](int n) { co_yield (n); } (3); (void) it; }
/* { dg-error "expected expression before '\\['" "" .-1 } */
/* { dg-note "a coroutine without a name is 'co_lambda \\(type, \\(parameters\\), \\{ body \\}\\)'" "" .-2 } */
void reference (int k) { co_iterator (int) it = [&](int n) { co_yield (n + k); } (3); (void) it; }
/* { dg-error "expected expression before '\\['" "" .-1 } */
/* { dg-note "a coroutine without a name is 'co_lambda \\(type, \\(parameters\\), \\{ body \\}\\)'" "" .-2 } */
void copy (int k) { co_block_on ([=] (int n) { co_return (n + k); } (3)); }
/* { dg-error "expected expression before '\\['" "" .-1 } */
/* { dg-note "a coroutine without a name is 'co_lambda \\(type, \\(parameters\\), \\{ body \\}\\)'" "" .-2 } */
void names (int k) { co_block_on ([k, &use]() { co_return (k); } ()); }
/* { dg-error "expected expression before '\\['" "" .-1 } */
/* { dg-note "a coroutine without a name is 'co_lambda \\(type, \\(parameters\\), \\{ body \\}\\)'" "" .-2 } */
void no_parameters (int k) { co_block_on ([&] { co_return (k); } ()); }
/* { dg-error "expected expression before '\\['" "" .-1 } */
/* { dg-note "a coroutine without a name is 'co_lambda \\(type, \\(parameters\\), \\{ body \\}\\)'" "" .-2 } */
void closure (int k) { co_block_on (|n| { co_return (k + n); }); }
/* { dg-error "expected expression before '\\|'" "" .-1 } */
/* { dg-note "a coroutine without a name is 'co_lambda \\(type, \\(parameters\\), \\{ body \\}\\)'" "" .-2 } */
void block (int k) { co_block_on (^(int n) { co_return (k + n); }); }
/* { dg-error "expected expression before '\\^'" "" .-1 } */
/* { dg-note "a coroutine without a name is 'co_lambda \\(type, \\(parameters\\), \\{ body \\}\\)'" "" .-2 } */
co_iterator (int) (*at_file_scope) (int) = co_lambda (co_iterator (int), (int n), { co_yield (n); });
/* { dg-error "braced-group within expression allowed only inside a function" "" .-1 } */
/* { dg-note "'co_lambda' and 'co_do' stand in a function: write a coroutine with a name here" "" .-2 } */
co_iterator (int) made_at_file_scope = co_do (co_iterator (int), { co_yield (1); });
/* { dg-error "braced-group within expression allowed only inside a function" "" .-1 } */
/* { dg-note "'co_lambda' and 'co_do' stand in a function: write a coroutine with a name here" "" .-2 } */
