/* The near misses: gotos inside a nested function and inside a nested
   coroutine, and one from a nested function to an ordinary one around it.  */

#include <cogen.h>

co_iterator (int)
outer (int n)
{
  int count (int k) { again: if (--k > n) goto again; return k; }
  co_iterator (int) inner (int k) { again: co_yield (k); if (--k) goto again; }
  co_yield (count (5));
  co_for (int v, inner (n))
    {
      if (v == 3)
	goto out;
      co_yield (v);
    }
out:
  co_yield (2);
}

int
plain (int n)
{
  __label__ out;
  void leave (void) { goto out; }
  co_for (int v, outer (n))
    if (v == 7)
      leave ();
  return 1;
out:
  return 0;
}
