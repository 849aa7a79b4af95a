/* What gdb says of an object in each state of its life: printers, info coroutine and the
   frame itself show what is live there and nothing else.  */
#include <cogen.h>

struct point { int x, y; };

struct owner {
    int id;
    co_iterator(int) source;
};

__attribute__((noipa)) static void use(void *p) { (void)p; }
__attribute__((noipa)) static void stop(void *p) { (void)p; }

__attribute__((noinline)) static co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield(i);
}

co_iterator(int) texts(int n, double scale)
{
    {
        char name[8] = "first";
        struct point p = { n, 2 * n };
        int constant = 42;
        co_yield(p.x + name[0]);
        constant++;
        use(&p.x + constant % 2);
        use(name);
        n += p.y * (int)scale;
    }
    {
        double b[3] = { n, 0.5, -1 };
        co_yield(b[0]);
        use(b);
    }
    co_for (int i, range(0, n))
        co_yield(i);
}

co_generator(char, long, int) echo(int limit)
{
    int sum = 0;
    while (sum < limit)
        sum += co_yield('?');
    co_return(sum);
}

static co_iterator(int) nothing(void)
{
    return (co_iterator(int)){ 0 };
}

static void step(co_iterator(int) *it)
{
    int v;
    co_next(it, &v);
}

int main(void)
{
    struct owner owner = { 1, texts(2, 1) };
    co_iterator(int) none = nothing();
    co_generator(char, long, int) e = echo(3);
    char y;
    long r;
    stop(&owner);
    for (int k = 0; k < 3; k++) {
        step(&owner.source);
        stop(&owner);
    }
    for (int k = 0; k < 7; k++)
        step(&owner.source);
    stop(&owner);
    co_drop(&owner.source);
    stop(&owner);
    co_resume(&e, 0, &y, &r);
    stop(&e);
    co_drop(&e);
    stop(&none);
}
