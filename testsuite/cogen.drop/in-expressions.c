/* A drop in the middle of an expression leaves it: nothing to its right is
   evaluated, and scopes inside statement expressions are left too.  */

#include "drop.h"

static int
note (char c)
{
  trace (c);
  return 1;
}

static int
add (int a, int b, int c)
{
  trace ('+');
  return a + b + c;
}

static co_iterator (int)
expressions (void)
{
  on_exit_trace (x);
  int v = add (1, ({ on_exit_trace (s); co_yield (1); 2; }), 3);
  v += ({ on_exit_trace (t); co_yield (v); v; }) && note ('!')
       && ({ co_yield (3); note ('?'); });
  int array[2] = { ({ co_yield (4); 1; }), ({ on_exit_trace (u); co_yield (5); note ('.'); }) };
  for (int i = array[0]; ({ on_exit_trace (f); co_yield (6); i < 2; }); i++)
    ;
}

int
main (void)
{
  check_drops (co_iterator (int), expressions (), NEXT,
	       "", "sx", "tx", "x", "x", "ux", "fx", "fx", "");
  return 0;
}
