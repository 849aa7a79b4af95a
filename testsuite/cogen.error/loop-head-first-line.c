#include <cogen.h>
void loop (co_iterator (int) it) { co_for (int v : it) (void) v; }
/* { dg-error "36: 'co_for' needs a variable and an object" "" .-1 } */
/* { dg-note "write 'co_for \\(int v, object\\)'" "" .-2 } */
/* Right behind a directive: that line is none.  */
