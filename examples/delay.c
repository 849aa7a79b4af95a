/* A future that takes its time: it waits, then gives a value.  */

#include <cogen.h>
#include <stdio.h>

co_future(int) delayed(void)
{
    co_await(co_sleep(100)); /* milliseconds; the thread may do something else */
    co_return(5);
}

int main(void)
{
    printf("%d\n", co_block_on(delayed()));
}
