/* Averages: reads the structure that a device fills, which is large, and keeps sums.

   Header 24.  Where it reads: the reading, 64, since who reads has its address, object 16,
   result 4, the sums, 8 each, fd, how long to wait, and the number, 4 each.  The address is out
   no more when the scope ends, so elsewhere without the reading.
   24 + 64 + 16 + 16 + 4 * 4.  */

#include "outside.h"

struct reading {
    int number, flags;
    double value[7];
};

co_stream(double) averages(int fd, unsigned every)
{
    double sum = 0, squares = 0;
    for (int n = 1;; n++) {
        struct reading r;
        if (co_await(net_read(fd, &r, sizeof r)) < (int)sizeof r)
            break;
        for (int i = 0; i < 7; i++)
            if (r.flags >> i & 1)
                sum += r.value[i], squares += r.value[i] * r.value[i];
        co_yield (sum / n);
        co_await(pause_for(every));
        if (squares > 1e9)
            sum = squares = 0;
    }
}
enum { averages_bound = 136 };
