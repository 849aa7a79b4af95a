/* Dining philosophers: five of them, five forks, and each needs the two beside him.

   A fork is a mutex.  The last philosopher begins with his other hand, so they never all
   hold one fork and wait for the second.  */

#include <cogen/sync.h>
#include <cogen/task.h>
#include <stdio.h>

enum { PHILOSOPHERS = 5 };

static struct co_mutex forks[PHILOSOPHERS];
static int meals;

co_future(int) philosopher(int me)
{
    struct co_mutex *left = &forks[me], *right = &forks[(me + 1) % PHILOSOPHERS];

    /* The last one begins with the other hand, so they never all wait.  */
    struct co_mutex *first = me == PHILOSOPHERS - 1 ? right : left;
    struct co_mutex *second = first == left ? right : left;

    for (int i = 0; i < 3; i++)
        co_locked(first)
        {
            co_await(co_yield_now());
            co_locked(second) meals++;
        }
    co_return(0);
}

co_future(int) dinner(void)
{
    co_nursery(n) for (int i = 0; i < PHILOSOPHERS; i++) co_start(n, philosopher(i));
    co_return(meals);
}

int main(void)
{
    printf("%d meals\n", co_block_on(dinner()));
}
