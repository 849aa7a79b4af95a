/* What stands in no statement of a nursery, or in another function, and the loop.  */
/* { dg-options "-Wall -Wextra" } */

#include <cogen/iter.h>
#include <cogen/task.h>

co_iterator (int) numbers (void);
co_stream (int) others (void);
co_future (int) works (int);

co_stream (int)
all (void)
{
  co_yield_from (numbers ());
  co_nursery (n)
    {
      co_start (n, works (1));
      co_each (co_var item, others ())
	co_yield (item);
      co_each (co_var item, numbers ())
	co_yield (item);
      co_each (co_var item, co_do (co_stream (int), { co_yield_from (others ()); }))
	co_yield (item);
    }
  co_yield_from (others ());
}
