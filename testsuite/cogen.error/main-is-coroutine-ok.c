/* The near miss: main with a coroutine inside, run by it.  */

#include <cogen.h>

int
main (void)
{
  co_future (int) start (void) { co_return (0); }
  return co_block_on (start ());
}
