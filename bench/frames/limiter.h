/* Lets BURST items of SOURCE through at once, and then one each EVERY milliseconds.

   Header 24.  Where it waits for an item: source, which is the object awaited, 16, every,
   burst, tokens, time of the last one, 4 each.  Where it waits for the time: the same, the item,
   8, and the pause, 16; there are no tokens then.  Where it gives an item, no item.
   24 + 16 + 8 + 16 + 3 * 4, to 8.  */

#include "outside.h"

co_stream(struct message) limited(co_stream(struct message) source, unsigned every, unsigned burst)
{
    unsigned tokens = burst, last = now();
    co_for_await(struct message m, source)
    {
        unsigned time = now(), more = (time - last) / every;
        last += more * every;
        tokens = tokens + more < burst ? tokens + more : burst;
        if (tokens == 0) {
            co_await(pause_for(last + every - time));
            last += every;
        } else
            tokens--;
        co_yield (m);
    }
}
enum { limited_bound = 80 };
