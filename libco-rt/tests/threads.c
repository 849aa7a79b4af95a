/* Several threads sleep, wake each other's tasks and cancel, all at once.  Its
   own checks are few: the sanitizers of no-data-races.sh look on.  */

#include "test.h"

#include <pthread.h>

enum { THREADS = 4, ROUNDS = 25 };

/* A mailbox for one waker.  Its future is ready once somebody has knocked.  */
struct door {
    pthread_mutex_t lock;
    bool knocked;
    struct co_waker waker;
};

static enum co_poll door_poll(void *self, struct co_context *cx, void *result)
{
    struct door *door = self;
    struct co_waker clone = co_waker_clone(cx->waker);

    (void)result;
    pthread_mutex_lock(&door->lock);
    bool knocked = door->knocked;
    struct co_waker old = door->waker;
    door->waker = clone;
    pthread_mutex_unlock(&door->lock);
    co_waker_drop(&old);
    return knocked ? CO_READY : CO_PENDING;
}

static void door_drop(void *self)
{
    struct door *door = self;

    pthread_mutex_lock(&door->lock);
    struct co_waker old = door->waker;
    door->waker = (struct co_waker){0};
    pthread_mutex_unlock(&door->lock);
    co_waker_drop(&old);
}

static const struct co_future_vtable door_vtable = {
    .head = {.abi = CO_ABI_VERSION,
             .size = sizeof(struct door),
             .align = _Alignof(struct door),
             .name = "door",
             .drop = door_drop},
    .poll = door_poll,
};

static struct door doors[THREADS][ROUNDS];

static void knock(struct door *door)
{
    pthread_mutex_lock(&door->lock);
    door->knocked = true;
    struct co_waker waker = door->waker;
    door->waker = (struct co_waker){0};
    pthread_mutex_unlock(&door->lock);
    co_waker_wake(&waker);
}

static void *neighbour(void *data)
{
    int me = (int)(size_t)data;

    for (int round = 0; round < ROUNDS; round++) {
        struct co__future nap = co_sleep((unsigned)(me + round) % 3);
        struct co__future cancelled = co_sleep(1);
        struct co__future wait = {.self = &doors[me][round], .vtable = &door_vtable};

        poll_future(&cancelled, co_noop_waker());
        co__block_on(&nap, NULL);
        knock(&doors[(me + 1) % THREADS][round]);
        co__block_on(&wait, NULL);
        drop_future(&cancelled);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];

    for (int i = 0; i < THREADS; i++)
        for (int round = 0; round < ROUNDS; round++)
            pthread_mutex_init(&doors[i][round].lock, NULL);
    for (size_t i = 0; i < THREADS; i++)
        CHECK(pthread_create(&threads[i], NULL, neighbour, (void *)i) == 0);
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
    return 0;
}
