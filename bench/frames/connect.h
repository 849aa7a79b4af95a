/* Connects, and when it fails again after a while, which doubles.

   A future that awaits others has a header, 24, and where it waits the object awaited, 16,
   and the place of its result, 4, if there is one.  Across the first suspension: the host, 8,
   how many times are left, 4, and the while, 4.  Across the second the same without a result.
   24 + 16 + 8 + 3 * 4, to 8.  */

#include "outside.h"

co_future(int) connect_retrying(const char *host, int times)
{
    unsigned wait = 10;
    int fd;
    while ((fd = co_await(net_connect(host))) < 0 && --times > 0) {
        co_await(pause_for(wait));
        wait *= 2;
    }
    co_return(fd);
}
enum { connect_retrying_bound = 64 };
