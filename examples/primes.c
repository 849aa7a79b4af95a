/* The primes below a number, by a pool of threads: each part of the numbers is a task, which
   any thread may run, and what they find is summed up by way of a channel.

   What one task has for itself needs no lock; what two have, such as the channel, has one of its
   own.  */

#include <cogen/sync.h>
#include <cogen/task.h>
#include <stdio.h>

enum { BELOW = 200000, PART = 10000 };

struct found {
    int first, count; /* of a part */
};

static bool is_prime(int n)
{
    for (int i = 2; i * i <= n; i++)
        if (n % i == 0)
            return false;
    return n > 1;
}

static co_future(int) search(int first, co_chan(struct found) found)
{
    struct found part = {.first = first};

    for (int n = first; n < first + PART; n++) {
        part.count += is_prime(n);
        if (n % 1000 == 999)
            co_await(co_yield_now());
    }
    co_return(co_await(co_send(found, part)));
}

static co_future(int) primes(void)
{
    co_chan(struct found) found = co_chan_new(struct found, 4);
    int counts[BELOW / PART], sum = 0, error;

    if (!found)
        co_return(-ENOMEM);
    co_nursery(n, &error)
    {
        for (int i = 0; i < BELOW / PART; i++)
            co_start(n, search(i * PART, found));
        for (int i = 0; i < BELOW / PART; i++) {
            struct found part;
            co_await(co_recv(found, &part));
            counts[part.first / PART] = part.count;
        }
    }
    co_chan_unref(found);
    if (error)
        co_return(error);

    /* They came in any order.  */
    for (int i = 0; i < BELOW / PART; i++) {
        sum += counts[i];
        if (i % 5 == 4)
            printf("%d below %d\n", sum, (i + 1) * PART);
    }
    co_return(0);
}

int main(void)
{
    struct co_pool *pool = co_pool_new(0);

    if (!pool) {
        perror("co_pool_new");
        return 1;
    }
    int error = co_pool_block_on(pool, primes());
    co_pool_free(pool);
    return error != 0;
}
