/* Tries a job again until it works, after a random while each time.

   Where it waits: header 24, object 16.  Across the first suspension: job, how often it shall
   try and has tried, 4 each, and the place of the result, 4.  Across the second the result,
   since the last one is what is given.  24 + 16 + 4 * 4.  */

#include "outside.h"

co_future(int) retry_with_jitter(int job, unsigned times)
{
    int result = -1;
    for (unsigned i = 0; i < times; i++) {
        result = co_await(attempt(job));
        if (result >= 0)
            break;
        co_await(pause_for(random_below(10u << i)));
    }
    co_return(result);
}
enum { retry_with_jitter_bound = 56 };
