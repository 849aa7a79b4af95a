/* A breakpoint by a coroutine's name or line stops in its body; parameters, locals,
   arrays and structures are there after each resume, also while it is dropped.  */
#include <cogen.h>

struct point { int x, y; };

__attribute__((noipa)) static void use(void *p) { (void)p; }

static void leave(int *p) { use(p); }

co_iterator(int) range(int lo, int hi)
{
    int squares[4] = { 0 };
    struct point p = { lo, hi };
    __attribute__((cleanup(leave))) int guard = 7;
    use(squares);
    use(&p);
    for (int i = lo; i < hi; i++) {
        squares[i % 4] = i * i;
        p.x += squares[i % 4];
        co_yield(p.x + i);
        use(&p);
    }
}

__attribute__((noipa)) static void consume(co_iterator(int) it)
{
    int v;
    co_next(&it, &v);
    use(&v);
    co_next(&it, &v);
    use(&v);
    co_drop(&it);
}

int main(void)
{
    consume(range(1, 5));
    return 0;
}
