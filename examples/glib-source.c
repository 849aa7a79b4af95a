/* Coroutines in a program that GLib's main loop drives: a source polls a future.  There is
   no executor: a context with nothing but a waker is enough for all that needs no timer of
   the runtime's own.  What GLib does later resolves a promise.
   example-packages: glib-2.0 */

#include <cogen/future.h>
#include <cogen/sync.h>
#include <glib.h>
#include <stdio.h>

/* ---- The source ------------------------------------------------------------ */

struct future_source {
    GSource source;
    co_future(void) future;
    struct co_waker waker;
    GMainLoop *loop; /* ends with the future */
};

/* A waker holds the source: its data is counted by GLib, and may be used on any thread.  */
static const struct co_waker_vtable waker_vtable;

static struct co_waker waker_of(void *source)
{
    return (struct co_waker){g_source_ref(source), &waker_vtable};
}

static void wake_by_ref(void *source)
{
    g_source_set_ready_time(source, 0);
}

static void drop_waker(void *source)
{
    g_source_unref(source);
}

static void wake(void *source)
{
    wake_by_ref(source);
    drop_waker(source);
}

static const struct co_waker_vtable waker_vtable = {waker_of, wake, wake_by_ref,
                                                    drop_waker};

static gboolean dispatch(GSource *source, GSourceFunc callback, gpointer data)
{
    struct future_source *self = (struct future_source *)source;
    struct co_context context = {&self->waker};

    (void)callback, (void)data;
    g_source_set_ready_time(source, -1);
    if (co_poll(&self->future, &context) == CO_PENDING)
        return G_SOURCE_CONTINUE;
    g_main_loop_quit(self->loop);
    return G_SOURCE_REMOVE;
}

static void finalize(GSource *source)
{
    co_drop(&((struct future_source *)source)->future);
}

/* Lets the default context run F, and LOOP end then.  */
static void run(co_future(void) f, GMainLoop *loop)
{
    static GSourceFuncs funcs = {.dispatch = dispatch, .finalize = finalize};
    GSource *source = g_source_new(&funcs, sizeof(struct future_source));
    struct future_source *self = (struct future_source *)source;

    self->future = co_move(f);
    self->waker = (struct co_waker){source, &waker_vtable};
    self->loop = loop;
    g_source_set_ready_time(source, 0);
    g_source_attach(source, NULL);
    g_source_unref(source);
}

/* ---- What coroutines await -------------------------------------------------- */

static gboolean resolve_elapsed(gpointer promise)
{
    co_resolve((co_promise(int))promise, 0);
    return G_SOURCE_REMOVE;
}

/* A timer of GLib's: 0 after MS milliseconds.  */
static co_future(int) elapsed(unsigned ms)
{
    co_promise(int) p = co_promise_new(int);

    if (!p)
        co_panic("elapsed", "no memory");
    g_timeout_add(ms, resolve_elapsed, p);
    return co_promised(p);
}

static co_future(void) count(co_chan(int) c, int from, unsigned ms)
{
    for (int i = from; i < from + 3; i++) {
        co_await(elapsed(ms));
        co_await(co_send(c, i));
    }
}

static co_future(void) both(co_chan(int) c)
{
    co_future(void) slow = count(c, 10, 100), fast = count(c, 0, 10);

    co_await(co_join(&slow, NULL, &fast, NULL));
    co_close(c);
}

static co_future(void) print(co_chan(int) c)
{
    int sum = 0;

    co_for_await(int v, co_received(c)) {
        printf("got %d\n", v);
        sum += v;
    }
    printf("%d in all\n", sum);
}

static co_future(void) everything(void)
{
    co_chan(int) c = co_chan_new(int, 1);

    if (!c)
        co_panic("everything", "no memory");
    co_future(void) sending = both(c), printing = print(c);
    co_await(co_join(&sending, NULL, &printing, NULL));
    co_chan_unref(c);
}

int main(void)
{
    GMainLoop *loop = g_main_loop_new(NULL, FALSE);

    run(everything(), loop);
    g_main_loop_run(loop);
    g_main_loop_unref(loop);
}
