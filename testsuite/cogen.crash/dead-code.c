/* Markers in code that is never reached, by every way of not reaching it, and
   coroutines that have nothing else.  */

#include <cogen.h>

extern void die (void) __attribute__ ((noreturn));

co_iterator (int) never (void) { if (0) co_yield (1); }
co_iterator (int) after (void) { co_return (); co_yield (1); }
co_iterator (int) unreachable (void) { __builtin_unreachable (); co_yield (1); }
co_iterator (int) dies (void) { die (); co_yield (1); }
co_iterator (int) traps (void) { __builtin_trap (); co_yield (1); }
co_iterator (int) jumped (void) { goto out; co_yield (1); out: ; }
co_iterator (int) only (void) { co_return (); }
co_iterator (int) forever (void) { for (;;) co_yield (1); }
co_iterator (int) spins (void) { for (;;) ; co_yield (1); }
co_iterator (int) shortcut (int x) { x && 0 && ({ co_yield (1); 1; }); }
co_iterator (int) selected (int x) { switch (x) { case 0: if (0) case 1: co_yield (1); co_yield (2); } }
co_future (int) both (int x) { if (x) co_return (1); co_return (2); co_return (3); }
co_future (int) stuck (co_future (int) f) { for (;;) if (co_await (&f)) die (); }
co_stream (int) mixed (co_future (int) f) { while (0) co_yield (co_await (&f)); }
co_generator (int, int, int) arg_only (void) { if (0) co_yield (1); co_return (co_arg ()); }

int
use (void)
{
  int s = 0;
  if (0)
    co_for (int v, forever ())
      s += v;
  co_for (int v, never ())
    s += v;
  co_for (int v, jumped ())
    s += v;
  return s;
}
