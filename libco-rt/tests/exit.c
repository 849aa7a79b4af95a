/* co_sleep works at exit too, after the runtime has ended its thread: in a destructor
   that runs after the runtime's own, which static linking makes possible.  */

#include "test.h"

static void sleep_a_little(void)
{
    struct co__future f = co_sleep(5);

    co__block_on(&f, NULL);
}

__attribute__((destructor(101))) static void last_of_all(void)
{
    sleep_a_little();
}

int main(void)
{
    atexit(sleep_a_little);
    sleep_a_little();
    return 0;
}
