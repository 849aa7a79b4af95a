/* A function that returns a trait type, without a marker: one that never returns an object
   is an error, though GCC would not even warn; one that may end without one is warned of
   by default.  */
/* { dg-options "-Wno-unused-parameter" } */

#include <cogen.h>

co_iterator (int) range (int lo, int hi);
struct ends { int k; };

co_iterator (int) todo (int n) { (void) n; }
/* { dg-error "19: 'todo' returns 'co_iterator\\(int\\)', but has neither a marker nor a 'return'" "" .-1 } */
/* { dg-note "19: a coroutine without anything to do says 'co_return\\(\\)'" "" .-2 } */

static inline co_future (void) nothing (void) { }
/* { dg-error "'nothing' returns 'co_future\\(void\\)', but has neither a marker nor a 'return'" "" .-1 } */
/* { dg-note "says 'co_return" "" .-2 } */

co_stream (int) stops (void) { __builtin_abort (); }
/* { dg-error "'stops' returns 'co_stream\\(int\\)', but has neither" "" .-1 } */
/* { dg-note "says 'co_return" "" .-2 } */

/* Of a marker that is only typed.  */
co_generator (int, long) sized (void) { struct ends e = { sizeof (co_yield (1)) }; (void) e; }
/* { dg-error "'sized' returns 'co_generator\\(int, long int\\)', but has neither" "" .-1 } */
/* { dg-note "says 'co_return" "" .-2 } */

/* What a nested function or a lambda returns is its own.  */
co_iterator (int)
around (int n)
/* { dg-error "'around' returns 'co_iterator\\(int\\)', but has neither" "" .-1 } */
/* { dg-note "says 'co_return" "" .-2 } */
{
  co_iterator (int) inner (void) { return range (0, n); }
  co_drop (&(co_iterator (int)) { inner ().self });
}
