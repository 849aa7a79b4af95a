/* A user's program: prints 6.  */

#include <cogen.h>
#include <stdio.h>

static co_iterator(int) numbers(int n)
{
    for (int i = 1; i <= n; i++)
        co_yield(i);
}

int main(void)
{
    int sum = 0;

    co_for (int i, numbers(3))
        sum += i;
    printf("%d\n", sum);
    return 0;
}
