/* The names of <cogen.h> are the user's where they cannot be ours: members, variables,
   labels, and arguments of macros that call them.  */

#include <cogen.h>

struct job { int co_arg, co_next; struct co_context *co_context; int (*co_drop) (int); };
#define CALL(f, x) f (x)
#define PLAIN(f) f

co_future (int) fut (int n);

int
members (struct job *j)
{
  j->co_arg = 3;
  return j->co_arg - j->co_next * 2 + j->co_drop (1) + (j->co_context != 0);
}

int
variables (int co_yield)
{
  int co_await = 2, co_return;
  co_return = co_yield;
  return co_await + co_return;
}

co_future (int)
macros (void)
{
  int x = CALL (co_await, fut (1));
  x += PLAIN (co_await) (fut (2));
  x += co_await
    (fut (3));
  co_return /* with a comment */ (x);
}
