/* info coroutine follows a chain: coroutines that delegate to each other, the innermost
   of which is resumed without the others.  */
#include <cogen.h>

struct tree {
    struct tree *left, *right;
    int value;
};

__attribute__((noipa)) static void stop(void *p) { (void)p; }

co_iterator(int) walk(struct tree *tree, int depth)
{
    if (!tree)
        co_return();
    co_yield_from(walk(tree->left, depth + 1));
    stop(&depth);
    co_yield(tree->value);
    co_yield_from(walk(tree->right, depth + 1));
}

static enum co_poll never_poll(void *self, struct co_context *cx, void *result)
{
    (void)self, (void)cx, (void)result;
    return CO_PENDING;
}

static void never_drop(void *self) { (void)self; }

static const struct co_future_vtable never_vtable = {
    { CO_ABI_VERSION, 0, 0, 1, "never", never_drop }, never_poll
};

co_future(int) down(int n)
{
    if (n == 0)
        co_return(co_await(((co_future(int)){ &stop, &never_vtable })));
    int below = co_await(down(n - 1));
    co_return(n + below);
}

/* The chain of an object that was already started is taken over.  */
static co_iterator(int) rest(co_iterator(int) it)
{
    co_yield_from(it);
}

int main(void)
{
    struct tree a = { 0, 0, 1 }, c = { 0, 0, 3 }, b = { &a, &c, 2 }, e = { &b, 0, 5 };
    co_iterator(int) it = walk(&e, 0);
    int v;
    co_next(&it, &v);
    stop(&it);
    co_iterator(int) outer = rest(it);
    co_next(&outer, &v);
    co_next(&outer, &v);
    stop(&outer);
    co_drop(&outer);
    struct co_context cx = { co_noop_waker() };
    co_future(int) f = down(3);
    co_poll(&f, &cx, &v);
    stop(&f);
    co_drop(&f);
    return 0;
}
