/* Operations on what is read-only, just made, of another kind, or is the address of a
   pointer; with too few operands, or too many; on what is not called.  */

#include <cogen.h>

co_future (int) fut (int n);
co_future (int) noargs (void);
co_iterator (int) range (int lo, int hi);

void next_const (const co_iterator (int) it) { int v; co_next (&it, &v); }
/* { dg-error "64: argument of 'co_next' points to a 'co_iterator\\(int\\)', which is read-only" "" .-1 } */
/* { dg-note "an object changes with each step, and when it is dropped: declare it without 'const'" "" .-2 } */
void next_const_pointer (const co_iterator (int) *it) { int v; co_next (it, &v); }
/* { dg-error "64: argument of 'co_next' points to a 'co_iterator\\(int\\)', which is read-only" "" .-1 } */
/* { dg-note "an object changes with each step, and when it is dropped: declare it without 'const'" "" .-2 } */
void poll_const (const co_future (int) f) { int v; co_poll (&f, 0, &v); }
/* { dg-error "61: argument of 'co_poll' points to a 'co_future\\(int\\)', which is read-only" "" .-1 } */
/* { dg-note "an object changes with each step, and when it is dropped: declare it without 'const'" "" .-2 } */
void drop_const (const co_future (int) f) { co_drop (&f); }
/* { dg-error "54: argument of 'co_drop' points to a 'co_future\\(int\\)', which is read-only" "" .-1 } */
/* { dg-note "an object changes with each step, and when it is dropped: declare it without 'const'" "" .-2 } */
co_future (int) await_const (const co_future (int) *f) { co_return (co_await (f)); }
/* { dg-error "69: operand of 'co_await' has type 'const co_future\\(int\\) \\*', which is no future" "" .-1 } */
/* { dg-note "an object that is awaited changes: declare it without 'const'" "" .-2 } */
void next_value (co_iterator (int) it) { int v = 0; co_next (&it, v); }
/* { dg-error "53: argument 2 of 'co_next' has type 'int', not 'int \\*'" "" .-1 } */
/* { dg-note "write '&' before the variable" "" .-2 } */
void next_one (co_iterator (int) it) { co_next (&it); }
/* { dg-error "40: too few arguments to 'co_next'" "" .-1 } */
/* { dg-note "write 'co_next \\(&iterator, &item\\)'" "" .-2 } */
void next_made (void) { int v; co_next (range (0, 3), &v); }
/* { dg-error "41: first argument of 'co_next' has type 'co_iterator\\(int\\)', which does not point to a 'co_iterator'" "" .-1 } */
/* { dg-note "store the object in a variable first" "" .-2 } */
void next_address (void) { int v; co_next (&range (0, 3), &v); }
/* { dg-error "lvalue required" "" .-1 } */
/* { dg-note "store the object in a variable first" "" .-2 } */
void next_future (co_future (int) f) { int v; co_next (&f, &v); }
/* { dg-error "56: first argument of 'co_next' has type 'co_future\\(int\\) \\*', which does not point to a 'co_iterator'" "" .-1 } */
/* { dg-note "write 'co_poll' for a 'co_future'" "" .-2 } */
void next_stream (co_stream (int) s) { int v; co_next (&s, &v); }
/* { dg-error "56: first argument of 'co_next' has type 'co_stream\\(int\\) \\*', which does not point to a 'co_iterator'" "" .-1 } */
/* { dg-note "write 'co_poll_next' for a 'co_stream'" "" .-2 } */
void next_generator (co_generator (char, int) g) { char c; co_next (&g, &c); }
/* { dg-error "69: first argument of 'co_next' has type 'co_generator\\(char, int\\) \\*', which does not point to a 'co_iterator'" "" .-1 } */
/* { dg-note "write 'co_resume' for a 'co_generator'" "" .-2 } */
void next_pointer (co_iterator (int) *it) { int v; co_next (&it, &v); }
/* { dg-error "61: first argument of 'co_next' has type 'co_iterator\\(int\\) \\*\\*', which does not point to a 'co_iterator'" "" .-1 } */
/* { dg-note "it is the address of a pointer: leave the '&' out" "" .-2 } */
void drop_made (void) { co_drop (fut (1)); }
/* { dg-error "34: argument of 'co_drop' has type 'co_future\\(int\\)', which does not point to a trait object" "" .-1 } */
/* { dg-note "write '\\(void\\)' before the call that makes the object: what nobody takes is dropped" "" .-2 } */
void drop_address (void) { co_drop (&fut (1)); }
/* { dg-error "lvalue required" "" .-1 } */
/* { dg-note "store the object in a variable first" "" .-2 } */
void drop_none (void) { co_drop (); }
/* { dg-error "25: too few arguments to 'co_drop'" "" .-1 } */
/* { dg-note "write 'co_drop \\(&object\\)'" "" .-2 } */
void drop_two (co_future (int) a, co_future (int) b) { co_drop (&a, &b); }
/* { dg-error "56: too many arguments to 'co_drop'" "" .-1 } */
/* { dg-note "write 'co_drop \\(&object\\)'" "" .-2 } */
void poll_few (co_future (int) f) { co_poll (&f, 0); }
/* { dg-error "37: too few arguments to 'co_poll'" "" .-1 } */
/* { dg-note "write 'co_poll \\(&future, context, &value\\)'" "" .-2 } */
void poll_void (co_future (void) f) { int v; co_poll (&f, 0, &v); }
/* { dg-error "46: too many arguments to 'co_poll'" "" .-1 } */
/* { dg-note "write 'co_poll \\(&future, context, &value\\)'" "" .-2 } */
void resume_few (co_generator (char, int, int) g) { char c; int r; co_resume (&g, &c, &r); }
/* { dg-error "68: too few arguments to 'co_resume'" "" .-1 } */
/* { dg-note "write 'co_resume \\(&generator, argument, &item, &result\\)'" "" .-2 } */
void block_on_int (void) { co_block_on (3); }
/* { dg-error "28: operand of 'co_block_on' has type 'int', which is no trait object" "" .-1 } */
/* { dg-note "an object is what the call of a coroutine gives" "" .-2 } */
void block_on_iterator (void) { co_block_on (range (0, 3)); }
/* { dg-error "46: operand of 'co_block_on' has type 'co_iterator\\(int\\)', which is no future" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, iterator\\)' to loop over it" "" .-2 } */
void block_on_stream (co_stream (int) s) { co_block_on (s); }
/* { dg-error "44: operand of 'co_block_on' has type 'co_stream\\(int\\)', which is no future" "" .-1 } */
/* { dg-note "write a 'co_future \\(T\\)' that awaits what it needs of it" "" .-2 } */
void block_on_function (void) { co_block_on (noargs); }
/* { dg-error "46: operand of 'co_block_on' has type 'co_future\\(int\\) \\(\\*\\)\\(void\\)', which is no trait object" "" .-1 } */
/* { dg-note "write the call of the function, not its name" "" .-2 } */
void block_on_none (void) { co_block_on (); }
/* { dg-error "29: too few arguments to 'co_block_on'" "" .-1 } */
/* { dg-note "write 'co_block_on \\(future\\)'" "" .-2 } */
co_future (int) await_function (void) { co_return (co_await (noargs)); }
/* { dg-error "62: operand of 'co_await' has type 'co_future\\(int\\) \\(\\*\\)\\(void\\)', which is no future" "" .-1 } */
/* { dg-note "write the call of the function, not its name" "" .-2 } */
co_future (int) await_iterator (void) { co_return (co_await (range (0, 3))); }
/* { dg-error "62: operand of 'co_await' has type 'co_iterator\\(int\\)', which is no future" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, iterator\\)' to loop over its items" "" .-2 } */
co_future (int) await_two (void) { co_return (co_await (fut (1), fut (2))); }
/* { dg-error "47: too many arguments to 'co_await'" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
void loop_over_int (void) { co_for (int v, 10) (void) v; }
/* { dg-error "29: operand of 'co_for' has type 'int', which is no trait object" "" .-1 } */
/* { dg-note "an object is what the call of a coroutine gives" "" .-2 } */
void loop_over_function (void) { co_for (int v, noargs) (void) v; }
/* { dg-error "49: operand of 'co_for' has type 'co_future\\(int\\) \\(\\*\\)\\(void\\)', which is no trait object" "" .-1 } */
/* { dg-note "write the call of the function, not its name" "" .-2 } */
void loop_over_array (void) { int a[3] = { 0 }; co_for (int v, a) (void) v; }
/* { dg-error "64: operand of 'co_for' has type 'int \\*', which is no trait object" "" .-1 } */
/* { dg-note "an object is what the call of a coroutine gives" "" .-2 } */
