/* Producers and consumers: three of the one and two of the other meet at a channel.

   The clock is frozen, so the program takes no time and does the same each time.  When the
   producers are done the channel is closed; the consumers empty it and end.  Then the same
   again, but there is only so much time: the request to end reaches all of them.  */

#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <errno.h>
#include <stdio.h>

struct part {
    int producer, number;
};

co_future(int) produce(co_chan(struct part) out, int me, int count)
{
    for (int i = 1; i <= count; i++) {
        co_try(co_await(co_sleep_for((unsigned)(10 * me))));
        co_try(co_await(co_send(out, ((struct part){me, i}))));
    }
    co_return(0);
}

co_future(int) consume(co_chan(struct part) in, const char *name)
{
    struct part part;
    int got;

    while ((got = co_await(co_recv(in, &part))) == 1) {
        printf("%s: part %d of producer %d\n", name, part.number, part.producer);
        co_try(co_await(co_sleep_for(15)));
    }
    printf("%s goes home%s\n", name, got < 0 ? " early" : "");
    co_return(got);
}

co_future(int) factory(void)
{
    co_chan(struct part) belt = co_chan_new(struct part, 2);
    int err;

    co_nursery(consumers, &err)
    {
        co_start(consumers, consume(belt, "Ann"));
        co_start(consumers, consume(belt, "Bob"));
        co_nursery(producers) for (int i = 1; i <= 3; i++)
            co_start(producers, produce(belt, i, 4 - i));
        co_close(belt);
    }
    co_chan_unref(belt);
    co_return(err);
}

co_future(int) days(void)
{
    int error = co_await(factory());

    printf("a whole day: %d\n", error);
    error = co_await(co_timeout(12, factory()));
    printf("a short day: %s\n", error == -ETIMEDOUT ? "timed out" : "?");
    co_return(0);
}

int main(void)
{
    co_clock_freeze();
    return co_block_on(days());
}
