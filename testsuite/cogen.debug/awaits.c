/* info coroutine shows what waits for what, down to the object that somebody wrote by
   hand: through embedded frames, boxed ones, borrowed objects and delegation.  */
#include <cogen.h>

/* A future that is never ready.  */
static enum co_poll never_poll(void *self, struct co_context *cx, void *result)
{
    (void)self, (void)cx, (void)result;
    return CO_PENDING;
}

static void never_drop(void *self) { (void)self; }

static const struct co_future_vtable never_vtable = {
    { CO_ABI_VERSION, 0, sizeof(int), sizeof(int), "never", never_drop },
    never_poll
};

static int nothing;

static co_future(int) never(void)
{
    return (co_future(int)){ (void *)&nothing, &never_vtable };
}

static co_future(int) leaf(int n)
{
    char text[8] = "leaf";
    int got = co_await(never());
    co_return(got + n + text[n > 5]);
}

co_future(int) middle(co_future(int) first, int n)
{
    co_future(int) second = leaf(n + 1);
    int sum = co_await(first);
    sum += co_await(&second);
    co_drop(&second);
    co_return(sum);
}

/* The optimizers do not know what comes out of it.  */
__attribute__((noipa)) static co_future(int) boxed(int n)
{
    return middle(leaf(n), n);
}

co_future(long) outer(int n)
{
    long total = 0;
    for (int i = 1; i < n; i++)
        total += co_await(boxed(i));
    co_return(total);
}

co_stream(int) items(int n)
{
    co_yield(n);
    co_await(never());
}

co_stream(int) relay(co_stream(int) source)
{
    co_yield_from(source);
}

__attribute__((noipa)) static co_stream(int) source(int n)
{
    return items(n);
}

__attribute__((noipa)) static void stop(void *p) { (void)p; }

int main(void)
{
    struct co_context cx = { co_noop_waker() };
    co_future(long) f = outer(3);
    long r;
    co_poll(&f, &cx, &r);
    stop(&f);
    co_drop(&f);
    co_stream(int) s = relay(source(5));
    int v;
    co_poll_next(&s, &cx, &v);
    stop(&s);
    co_poll_next(&s, &cx, &v);
    stop(&s);
    co_drop(&s);
    co_future(int) n = never();
    stop(&n);
    co_drop(&n);
    return 0;
}
