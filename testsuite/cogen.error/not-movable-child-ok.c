/* A movable child pins nobody, and a pinned one may be boxed elsewhere.  */

#include <cogen.h>

int *kept;
co_iterator (int) child (int n) { co_yield (1); co_yield (n); }
co_iterator (int) pinned (int n) { kept = &n; co_yield (1); co_yield (n); }
co_movable co_iterator (int) parent (void) { co_for (int v, child (1)) co_yield (v); }
co_movable co_iterator (int) holder (co_iterator (int) it) { co_for (int v, it) co_yield (v); }
co_iterator (int) maker (void) { return holder (pinned (2)); }
