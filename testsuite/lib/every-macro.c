/* What the tests of tools (cogen.manual/tools-*.sh) read: each macro of <cogen.h> in its
   usual place.  With GCC it compiles without a warning.  */

#include <cogen.h>
#include <stddef.h>

struct point {
    int x, y;
};

/** The numbers from LO up to HI.  */
static co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield(i);
}

/** Points on a line.  */
co_movable co_iterator(struct point) points(int n)
{
    for (int i = 0; i < n; i++)
        co_yield((struct point){i, i});
}

/** What P points to, once.  */
co_pinned co_no_alloc co_iterator(int) once(co_noescape const int *p)
{
    co_yield(*p);
}

/** N, in a box.  */
co_movable_box co_iterator(int) boxed(int n)
{
    co_yield(n);
}

/** What A has, and B.  */
co_future(int) add(co_future(int) a, int b)
{
    int x = co_await(a);

    co_return(x + b);
}

/** Nothing, later.  */
co_future(void) nothing(void)
{
    co_await(co_sleep(1));
    co_return();
}

/** The lines of a file.  */
co_stream(const char *) lines(const char *text, co_stream(int) lengths)
{
    (void)co_context();
    co_for_await (int length, lengths) {
        if (length)
            co_yield(text);
        text += length;
    }
}

/** Counts the characters that it is resumed with.  */
co_generator(char, long, const char *) scan(void)
{
    long sum = 0;

    for (const char *s = co_arg(); s; s = co_yield(*s))
        sum++;
    co_return(sum);
}

/** Scans twice.  */
co_generator(char, long, const char *) scan_twice(void)
{
    long first = co_yield_from(scan());

    co_return(first + co_yield_from(scan()));
}

/** The sum, or the first that is negative.  */
co_future(int) try_all(co_stream(int) s)
{
    int sum = 0;

    co_for_await (int v, s)
        sum += co_try(v);
    co_return(sum);
}

/** The items of IN, and how many there were.  */
co_iterator(int) all_of(co_iterator(int) in, int *count)
{
    co_like(in, int) other = co_move(in);

    co_each (co_var v, other)
        co_yield(v + 0 * ++*count);
}

/** Loops in a loop.  */
int total(int n)
{
    int sum = 0;

    co_for (int i, range(0, n))
        co_for (int j, range(0, i)) {
            if (j > 3)
                break;
            sum += j;
        }
    co_for (struct point p, points(n))
        sum += p.x;
    co_for (int unused, range(0, n))
        sum++;
    return sum;
}

/** Steps by hand.  */
long steps(void)
{
    _Alignas(16) char memory[200];
    co_auto co_iterator(int) it = co_place(memory, sizeof memory, range(0, 3));
    co_generator(char, long, const char *) g = scan();
    co_item_type(it) item = 0;
    co_result_type(g) result = 0;
    char c;

    co_next(&it, &item);
    if (co_resume(&g, "x", &c, &result) == CO_RETURNED)
        co_drop(&g);
    co_iterator(int) copy = co_clone(&it);
    if (co_is_movable(range) && co_relocate(&copy, memory, sizeof memory))
        co_drop(&copy);
    if (co_frame_size(range) < co_frame_align(range) || co_is_null(it))
        return 0;
    return item + result;
}

/** Polls by hand.  */
int polls(co_future(int) f, co_stream(int) s)
{
    struct co_context cx = {co_noop_waker()};
    int v = 0, w = 0;

    if (co_poll(&f, &cx, &v) == CO_READY && co_poll_next(&s, &cx, &w) == CO_READY)
        return v + w;
    return co_block_on(f);
}

/** Coroutines without a name.  */
int anonymous(int limit)
{
    int sum = 0;
    co_iterator(int) it = co_do(co_iterator(int), {
        for (int k = 0; k < limit; k++)
            co_yield(k);
    });
    co_future(int) f = co_lambda(co_future(int), (int n), { co_return(n + 1); })(3);

    co_for (int v, it)
        sum += v;
    return sum + co_block_on(f);
}

/** A structure that has objects.  */
struct holder {
    co_iterator(int) it;                      /**< numbers */
    co_generator(char, long, const char *) g; /**< a scan */
};

/** Fills H, which had nothing.  */
void fill(struct holder *h)
{
    h->it = range(0, 3);
    h->g = scan();
}
