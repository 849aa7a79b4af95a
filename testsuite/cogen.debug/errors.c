/* What info coroutine says when there is nothing to show, and when memory is damaged.  */
#include <cogen.h>

/* As large as a vtable, and beginning like one.  */
struct pair { int a, b; long rest[7]; };

__attribute__((noipa)) static void stop(void *p) { (void)p; }

co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield(i);
}

/* This one dissolves.  */
__attribute__((noipa)) static int sum(int n)
{
    co_iterator(int) own = range(0, n);
    int v, s = 0;
    while (co_next(&own, &v))
        s += v;
    stop(&s);
    return s;
}

int main(void)
{
    co_iterator(int) it = range(1, 5);
    co_iterator(int) *null = 0;
    struct pair pair = { 1, 2, { 4, 4, 1 } };
    int v;
    co_next(&it, &v);
    stop(&it);
    stop(&pair);
    stop(&null);
    co_drop(&it);
    return sum(3) != 3;
}
