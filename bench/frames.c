/* Sizes of frames: one line each.  Each coroutine has a reason to keep little.  */

#include "bench.h"
#include <cogen.h>
#include <stdio.h>

struct kilobyte {
    char bytes[1024];
};

void use(void *);
int get(void);

co_iterator(int) two_scopes(void)
{
    {
        struct kilobyte a;
        use(&a);
        co_yield (1);
        use(&a);
    }
    {
        struct kilobyte b;
        use(&b);
        co_yield (2);
        use(&b);
    }
}

co_iterator(int) dead_before(void)
{
    int sum;
    {
        struct kilobyte a;
        use(&a);
        sum = a.bytes[0];
    }
    co_yield (1);
    co_yield (sum);
}

co_iterator(int) parameter_then_local(struct kilobyte a)
{
    int sum = a.bytes[3];
    co_yield (a.bytes[1]);
    sum += a.bytes[2];
    {
        struct kilobyte b;
        use(&b);
        co_yield (sum);
        use(&b);
    }
}

co_iterator(int) copies(void)
{
    struct kilobyte a, b, c;
    use(&a);
    co_yield (1);
    b = a;
    co_yield (2);
    c = b;
    co_yield (3);
    use(&c);
}

co_iterator(int) one_field(void)
{
    struct kilobyte a;
    use(&a);
    int kept = a.bytes[7];
    co_yield (1);
    co_yield (kept);
}

co_iterator(int) eight_ints(void)
{
    int a = get();
    co_yield (1);
    int b = get() + a;
    co_yield (2);
    int c = get() + b;
    co_yield (3);
    int d = get() + c;
    co_yield (4);
    int e = get() + d;
    co_yield (5);
    int f = get() + e;
    co_yield (6);
    int g = get() + f;
    co_yield (7);
    int h = get() + g;
    co_yield (8);
    co_yield (h);
}

static co_iterator(int) wrapped0(struct kilobyte a)
{
    for (int i = 0; i < 1024; i++)
        co_yield (a.bytes[i]);
}

#define WRAP(n, below)                                                                   \
    static co_iterator(int) wrapped##n(struct kilobyte a)                                \
    {                                                                                    \
        co_yield_from(wrapped##below(a));                                                \
    }
WRAP(1, 0)
WRAP(2, 1)
WRAP(3, 2)
WRAP(4, 3)
WRAP(5, 4)
WRAP(6, 5)
WRAP(7, 6)
WRAP(8, 7)
WRAP(9, 8)
WRAP(10, 9)

void use(void *p)
{
    (void)p;
}

int get(void)
{
    return 1;
}

int main(void)
{
#define SHOW(f) printf("%s %zu\n", #f, co_frame_size(f))
    SHOW(two_scopes);
    SHOW(dead_before);
    SHOW(parameter_then_local);
    SHOW(copies);
    SHOW(one_field);
    SHOW(eight_ints);
    SHOW(wrapped10);
}
