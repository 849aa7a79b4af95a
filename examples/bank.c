/* A bank, simulated: customers come at random to one queue, a few clerks serve them.

   The clock is frozen, so a day of eight hours takes a moment, and is the same each time:
   time jumps to what happens next.  A customer is a task that waits for a clerk, who is a
   permit of a semaphore: first come, first served.  Who waits too long goes.  */

#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <errno.h>
#include <stdio.h>

enum { MINUTE = 60000, DAY = 8 * 60 * MINUTE, PATIENCE = 12 * MINUTE };

struct bank {
    struct co_semaphore clerks;
    unsigned served, gone, inside, most;
    uint64_t waited; /* in all, ns */
    unsigned seed;
};

/* A time of MEAN milliseconds, half as long to half as long again.  */
static unsigned about(struct bank *bank, unsigned mean)
{
    bank->seed = bank->seed * 1103515245 + 12345;
    return mean / 2 + (bank->seed >> 8) % mean;
}

co_future(int) customer(struct bank *bank)
{
    uint64_t came = co_now();

    if (++bank->inside > bank->most)
        bank->most = bank->inside;
    int error = co_await(co_timeout(PATIENCE, co_acquire(&bank->clerks, 1)));
    bank->waited += co_now() - came;
    if (error) {
        bank->gone++;
    } else {
        co_await(co_sleep(about(bank, 5 * MINUTE)));
        co_release(&bank->clerks, 1);
        bank->served++;
    }
    bank->inside--;
    co_return(0);
}

co_future(int) day(struct bank *bank)
{
    uint64_t end = co_now() + DAY * UINT64_C(1000000);

    co_nursery(n) while (co_now() < end)
    {
        co_start(n, customer(bank));
        co_await(co_sleep(about(bank, 2 * MINUTE)));
    }
    co_return(0);
}

int main(void)
{
    co_clock_freeze();
    printf("clerks  served  gone  most inside  mean wait\n");
    for (unsigned clerks = 1; clerks <= 4; clerks++) {
        struct bank bank = {.clerks = CO_SEMAPHORE_INIT(clerks), .seed = 7};

        co_block_on(day(&bank));
        printf("%6u  %6u  %4u  %11u  %7.1f min\n", clerks, bank.served, bank.gone,
               bank.most, (double)bank.waited / 1e6 / MINUTE / (bank.served + bank.gone));
    }
    return 0;
}
