/* A goto out of a nested function into a coroutine, or out of a nested
   coroutine, jumps to a stack frame that may be gone: an error at the goto.  */

#include <cogen.h>

co_iterator (int)
outer (int n)
{
  __label__ out;
  void leave (void) { goto out; }	/* { dg-error "23: 'goto' out of 'leave', a nested function, with coroutine 'outer' in its way" } */
  co_yield (n);
  leave ();
  co_yield (1);
out:	/* { dg-note "1: the label is here; by then the stack frame that it belongs to may be gone" } */
  co_yield (2);
}

int
plain (int n)
{
  __label__ out;
  int s = 0;
  co_iterator (int) inner (void)
  {
    co_yield (n);
    goto out;	/* { dg-error "5: 'goto' out of 'inner', a nested function, with coroutine 'inner' in its way" } */
  }
  co_for (int v, inner ())
    s += v;
out:	/* { dg-note "1: the label is here; by then the stack frame that it belongs to may be gone" } */
  return s;
}
