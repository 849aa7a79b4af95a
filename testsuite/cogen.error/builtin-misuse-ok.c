/* The near misses: names that only look like the builtins', and the builtins
   in calls.  */

#include <cogen.h>

int builtin_yield (int);
int __builtin_yields (int x);
int co_yielded, yield;

co_iterator (int)
use (void)
{
  int co_awaited = builtin_yield (co_yielded) + yield;
  __builtin_yield (co_awaited);
  (__builtin_yield) (1);
}
