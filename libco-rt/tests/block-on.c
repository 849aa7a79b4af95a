/* co__block_on: the result, one drop, and every way of waking: before parking,
   from another thread, by reference, and after it has returned.  */

#include "test.h"

#include <pthread.h>

/* A future that is ready at its TURNS-th poll and meanwhile has itself woken in
   the way HOW.  */
struct future {
    int turns;
    enum how {
        AT_ONCE,
        CLONE_AT_ONCE,
        BY_THREAD,
        BY_THREAD_BY_REF,
        KEEP,
        NEVER,
        FORGET
    } how;
    struct co_waker kept[20];
    int kept_count, polls, drops;
};

static void *wake_later(void *data)
{
    struct co_waker *waker = data;

    pause_ms(1);
    co_waker_wake(waker);
    free(waker);
    return NULL;
}

static void *wake_by_ref_later(void *data)
{
    struct co_waker *waker = data;

    pause_ms(1);
    co_waker_wake_by_ref(waker);
    co_waker_wake_by_ref(waker);
    co_waker_drop(waker);
    free(waker);
    return NULL;
}

static void on_thread(void *(*f)(void *), struct co_context *cx)
{
    struct co_waker *waker = malloc(sizeof *waker);
    pthread_t thread;

    *waker = co_waker_clone(cx->waker);
    CHECK(pthread_create(&thread, NULL, f, waker) == 0);
    pthread_detach(thread);
}

static enum co_poll future_poll(void *self, struct co_context *cx, void *result)
{
    struct future *future = self;
    struct co_waker clone;

    if (++future->polls == future->turns) {
        *(int *)result = 42;
        return CO_READY;
    }
    switch (future->how) {
    case AT_ONCE:
        co_waker_wake_by_ref(cx->waker);
        break;
    case CLONE_AT_ONCE:
        clone = co_waker_clone(cx->waker);
        co_waker_wake(&clone);
        break;
    case BY_THREAD:
        on_thread(wake_later, cx);
        break;
    case BY_THREAD_BY_REF:
        on_thread(wake_by_ref_later, cx);
        break;
    case KEEP:
        clone = co_waker_clone(cx->waker);
        future->kept[future->kept_count++] = co_waker_clone(&clone);
        co_waker_wake(&clone);
        break;
    case FORGET:
        clone = co_waker_clone(cx->waker);
        co_waker_drop(&clone);
        break;
    case NEVER:
        break;
    }
    return CO_PENDING;
}

static void future_drop(void *self)
{
    struct future *future = self;

    future->drops++;
}

static const struct co_future_vtable vtable = {
    .head = {.abi = CO_ABI_VERSION,
             .size = sizeof(struct future),
             .align = _Alignof(struct future),
             .name = "hand_made",
             .drop = future_drop},
    .poll = future_poll,
};

static void run(struct future *future)
{
    struct co__future object = {.self = future, .vtable = &vtable};
    int result = 0;

    co__block_on(&object, &result);
    CHECK(result == 42 && !object.self && !object.vtable);
    CHECK(future->polls >= 1 && future->drops == 1);
}

static void run_in_child(void *future)
{
    run(future);
}

static void run_null(void *unused)
{
    struct co__future object = {0};

    co__block_on(&object, unused);
}

int main(void)
{
    for (enum how how = AT_ONCE; how <= BY_THREAD_BY_REF; how++)
        for (int turns = 1; turns < 20; turns++)
            run(&(struct future){.turns = turns, .how = how});

    struct future keeper = {.turns = 20, .how = KEEP};
    run(&keeper);
    for (int i = 0; i < keeper.kept_count; i++)
        i % 2 ? co_waker_wake(&keeper.kept[i]) : co_waker_drop(&keeper.kept[i]);

    const char *stuck =
        "cogen: hand_made: waits in co_block_on, but nobody holds its waker\n";
    CHECK(panics(run_in_child, &(struct future){.turns = 2, .how = NEVER}, stuck));
    CHECK(panics(run_in_child, &(struct future){.turns = 2, .how = FORGET}, stuck));
    CHECK(panics(run_null, NULL, "cogen: co_block_on: null object used\n"));
    pause_ms(20); /* the last threads have their wakers still */
    return 0;
}
