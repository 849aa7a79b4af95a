/* A name of <cogen.h> without its parentheses: one error, at the name, with what to
   write; whatever comes next, and nothing of what follows from it.  */

#include <cogen.h>

int printf (const char *, ...);
struct s { int a, b; };
co_future (int) fut (int n);
co_future (void) nothing (void);
co_iterator (int) range (int lo, int hi);

co_future (int) await_value (void) { int x = co_await fut (1); co_return (x); }
/* { dg-error "46: 'co_await' without parentheses" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
co_future (void) await_statement (void) { co_await nothing (); co_return (); }
/* { dg-error "43: 'co_await' without parentheses" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
co_future (void) await_argument (void) { printf ("%d\n", co_await fut (1)); co_return (); }
/* { dg-error "58: 'co_await' without parentheses" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
co_future (int) await_condition (void) { if (co_await fut (1) > 2) co_return (1); co_return (0); }
/* { dg-error "46: 'co_await' without parentheses" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)'" "" .-2 } */
co_future (int) return_name (int x) { co_await (nothing ()); co_return x; }
/* { dg-error "62: 'co_return' without parentheses" "" .-1 } */
/* { dg-note "write 'co_return \\(value\\)'" "" .-2 } */
co_future (int) return_sum (int x) { co_await (nothing ()); co_return x + 1; }
/* { dg-error "61: 'co_return' without parentheses" "" .-1 } */
/* { dg-note "write 'co_return \\(value\\)'" "" .-2 } */
co_future (void) return_nothing (void) { co_await (nothing ()); co_return; }
/* { dg-error "65: 'co_return' without parentheses" "" .-1 } */
/* { dg-note "write 'co_return \\(value\\)', or 'co_return \\(\\)' where there is none" "" .-2 } */
co_future (int) return_negative (void) { co_await (nothing ()); co_return -1; }
/* { dg-error "65: 'co_return' without parentheses" "" .-1 } */
/* { dg-note "write 'co_return \\(value\\)'" "" .-2 } */
co_iterator (int) yield_name (int v) { co_yield v; }
/* { dg-error "40: 'co_yield' without parentheses" "" .-1 } */
/* { dg-note "write 'co_yield \\(value\\)'" "" .-2 } */
co_iterator (int) yield_number (void) { co_yield 1; }
/* { dg-error "41: 'co_yield' without parentheses" "" .-1 } */
/* { dg-note "write 'co_yield \\(value\\)'" "" .-2 } */
co_generator (char, int, int) yield_nothing (void) { int x = co_yield; co_return (x); }
/* { dg-error "62: 'co_yield' without parentheses" "" .-1 } */
/* { dg-note "write 'co_yield \\(value\\)'" "" .-2 } */
co_iterator (int) yield_pointee (int *p) { co_yield *p; }
/* { dg-error "44: 'co_yield' without parentheses" "" .-1 } */
/* { dg-note "write 'co_yield \\(value\\)'" "" .-2 } */
co_iterator (struct s) yield_braces (void) { co_yield {1, 2}; }
/* { dg-error "46: 'co_yield' without parentheses" "" .-1 } */
/* { dg-note "write 'co_yield \\(value\\)'" "" .-2 } */
co_iterator (int) yield_all (void) { co_yield_from range (0, 3); }
/* { dg-error "38: 'co_yield_from' without parentheses" "" .-1 } */
/* { dg-note "write 'co_yield_from \\(object\\)'" "" .-2 } */
co_future (int) try_it (int n) { int x = co_try n; co_await (nothing ()); co_return (x); }
/* { dg-error "42: 'co_try' without parentheses" "" .-1 } */
/* { dg-note "write 'co_try \\(value\\)'" "" .-2 } */
void drop_it (co_iterator (int) it) { co_drop it; }
/* { dg-error "39: 'co_drop' without parentheses" "" .-1 } */
/* { dg-note "write 'co_drop \\(&object\\)'" "" .-2 } */
co_future (int) context (void) { struct co_context *c = co_context; (void) c; co_return (0); }
/* { dg-error "57: 'co_context' without parentheses" "" .-1 } */
/* { dg-note "write 'co_context \\(\\)'" "" .-2 } */
co_generator (char, int, int) argument (void) { int x = co_arg; co_yield ('c'); co_return (x); }
/* { dg-error "57: 'co_arg' without parentheses" "" .-1 } */
/* { dg-note "write 'co_arg \\(\\)'" "" .-2 } */
void loop (void) { co_for int v, range (0, 3) { printf ("%d\n", v); } }
/* { dg-error "20: 'co_for' without parentheses" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
