/* A goto out of a nested function into a coroutine, or out of a nested
   coroutine, jumps to a stack frame that may be gone: an error at the goto.  */

#include <cogen.h>

co_iterator (int)
outer (int n)
{
  __label__ out;
  void leave (void) { goto out; }	/* { dg-error "" } */
  co_yield (n);
  leave ();
  co_yield (1);
out:
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
    goto out;				/* { dg-error "" } */
  }
  co_for (int v, inner ())
    s += v;
out:
  return s;
}
