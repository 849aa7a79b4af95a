/* The near misses outside of any function: types, objects, and what takes the
   name of a function.  */

#include <cogen.h>

co_iterator (int) ints (void);
static co_iterator (int) kept = { 0 };
extern co_future (void) array[sizeof (co_iterator (char))];
struct s { co_stream (int) s; } s = { { 0 } };

co_iterator (int)
use (void)
{
  return co_move (kept);
}
