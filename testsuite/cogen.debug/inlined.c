/* Awaited coroutines of the same unit are inlined, yet each is a level of the backtrace,
   with variables of its own: suspended, and while they run.  */
#include <cogen.h>

__attribute__((noipa)) static void use(void *p) { (void)p; }
__attribute__((noipa)) static void stop(void *p) { (void)p; }

static int polls;

static enum co_poll late_poll(void *self, struct co_context *cx, void *result)
{
    (void)self, (void)cx;
    *(int *)result = 7;
    return polls++ % 2 ? CO_READY : CO_PENDING;
}

static void late_drop(void *self) { (void)self; }

static const struct co_future_vtable late_vtable = {
    { CO_ABI_VERSION, 0, 0, 1, "late", late_drop }, late_poll
};

static co_future(int) leaf(int n)
{
    char text[8] = "leaf";
    int got = co_await(((co_future(int)){ &polls, &late_vtable }));
    use(text);
    got += text[0];
    co_return(got + n);
}

static co_future(int) middle(int n,
                             long scale)
{
    int sum = co_await(leaf(n + 1));
    use(&scale);
    sum += co_await(leaf(n + 2));
    co_return(sum * scale);
}

co_future(long) outer(int n)
{
    long total = 0;
    for (int i = 1; i < n; i++)
        total += co_await(middle(i, 10));
    co_return(total);
}

int main(void)
{
    struct co_context cx = { co_noop_waker() };
    co_future(long) f = outer(3);
    long r;
    co_poll(&f, &cx, &r);
    stop(&f);
    co_poll(&f, &cx, &r);
    stop(&f);
    co_drop(&f);
    return 0;
}
