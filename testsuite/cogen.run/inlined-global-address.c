/* The address of a variable outside is passed to a coroutine that is inlined where it
   is awaited.  */
#include <cogen.h>
#include <stdlib.h>

static unsigned outside = 3;
static co_future (unsigned) twice (const unsigned *p) { co_return (*p * 2); }
static co_future (unsigned) apply (unsigned (*f) (void)) { co_return (f ()); }
static unsigned one (void) { return 1; }

static co_future (unsigned) total (void)
{
  static unsigned inside = 4;
  co_return (co_await (twice (&outside)) + co_await (twice (&inside))
	     + co_await (apply (one)) + (co_await (twice (&(unsigned) { 5 }))));
}

int main (void)
{
  if (co_block_on (total ()) != 6 + 8 + 1 + 10)
    abort ();
  return 0;
}
