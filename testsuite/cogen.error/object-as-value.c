/* An object where its value was meant: the error is GCC's, at its place, and the note
   says how to have the value.  */

#include <cogen.h>

int printf (const char *, ...);
int use (int);
/* { dg-note "expected 'in" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
struct s { int a; };
co_future (int) fut (int n);
co_future (struct s) sfut (void);
co_iterator (int) range (int lo, int hi);
co_stream (int) ticks (int n);
co_generator (char, int, int) echo (int limit);

void initial (void) { int v = fut (1); (void) v; }
/* { dg-error "incompatible type" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void assigned (int v) { v = fut (1); (void) v; }
/* { dg-error "incompatible type" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
int returned (void) { return fut (1); return 0; }
/* { dg-error "incompatible type" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void argument (void) { use (fut (1)); }
/* { dg-error "incompatible type" "" .-1 } */
void printed (void) { printf ("%d\n", fut (1)); }
/* { dg-warning "format '%d' expects" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void sum (int x) { use (fut (1) + x); }
/* { dg-error "invalid operands" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void add (int x) { x += fut (1); use (x); }
/* { dg-error "invalid operands" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void compared (void) { use (fut (1) > 3); }
/* { dg-error "invalid operands" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void switched (void) { switch (fut (1)) { case 1: break; } }
/* { dg-error "switch quantity" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void member (void) { use (sfut ().a); }
/* { dg-error "has no member" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void condition (void) { if (fut (1)) use (1); }
/* { dg-error "used struct type" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void ternary (void) { use (fut (1) ? 1 : 2); }
/* { dg-error "used struct type" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
co_future (int) finished (void) { co_return (fut (1)); }
/* { dg-error "incompatible type" "" .-1 } */
/* { dg-note "expected 'in" "" .-2 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-3 } */
co_iterator (int) yielded (void) { co_yield (range (0, 3)); }
/* { dg-error "incompatible type" "" .-1 } */
/* { dg-note "expected 'in" "" .-2 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over the items of an iterator, or 'co_next \\(&object, &item\\)' to have the next one" "" .-3 } */
void of_iterator (void) { int v = range (0, 3); (void) v; }
/* { dg-error "incompatible type" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over the items of an iterator, or 'co_next \\(&object, &item\\)' to have the next one" "" .-2 } */
void of_stream (void) { int v = ticks (3); (void) v; }
/* { dg-error "incompatible type" "" .-1 } */
/* { dg-note "write 'co_for_await \\(T item, object\\)' in a coroutine to loop over the items of a stream" "" .-2 } */
void of_generator (void) { int v = echo (3); (void) v; }
/* { dg-error "incompatible type" "" .-1 } */
/* { dg-note "write 'co_resume \\(&object, \\.\\.\\.\\)' to have the next item of a generator" "" .-2 } */
void dot_await (void) { use (fut (1).await); }
/* { dg-error "has no member" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void dot_next (co_iterator (int) it) { it.next (); (void) it; }
/* { dg-error "has no member" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over the items of an iterator, or 'co_next \\(&object, &item\\)' to have the next one" "" .-2 } */
void called (co_iterator (int) it) { use (it ()); }
/* { dg-error "called object" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over the items of an iterator, or 'co_next \\(&object, &item\\)' to have the next one" "" .-2 } */
void pointed (co_future (int) f) { use (f->result); }
/* { dg-error "invalid type argument" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void dereferenced (co_iterator (int) it) { use (*it); }
/* { dg-error "invalid type argument" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over the items of an iterator, or 'co_next \\(&object, &item\\)' to have the next one" "" .-2 } */
void indexed (co_iterator (int) it) { use (it[0]); (void) it; }
/* { dg-error "subscripted value" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over the items of an iterator, or 'co_next \\(&object, &item\\)' to have the next one" "" .-2 } */
void incremented (co_iterator (int) it) { it++; (void) it; }
/* { dg-error "wrong type argument" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over the items of an iterator, or 'co_next \\(&object, &item\\)' to have the next one" "" .-2 } */
