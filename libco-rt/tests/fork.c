/* co_sleep works in the child of a process that has already slept, whose timer
   thread the child does not have; also for a sleep begun before the fork.  */

#include "test.h"

int main(void)
{
    struct co__future first = co_sleep(1), begun = co_sleep(30);

    co__block_on(&first, NULL);
    CHECK(poll_future(&begun, co_noop_waker()) == CO_PENDING);

    pid_t child = fork();
    CHECK(child >= 0);
    co__block_on(&begun, NULL);
    struct co__future again = co_sleep(5);
    co__block_on(&again, NULL);
    if (child == 0)
        return 0;

    int status;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return 0;
}
