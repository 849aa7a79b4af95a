/* co__await, co__wake and co__drop_awaited, with frames, steps and vtables made by hand: what
   cannot be linked is polled, what can be is, and the frame waits or goes on; what waits in
   the usual place is polled by its root.  */

#include "coroutine.h"
#include "test.h"

#include <stddef.h>

/* Waits in state 7 for OBJECT, whose result goes to VALUE.  */
struct waiting {
    struct co__frame header;
    struct co__object object;
    int value;
};

static const struct co__wait in_state_7 = {
    7, offsetof(struct waiting, object), offsetof(struct waiting, value)};

static int polls, drops, steps;
static enum co_poll answer;
static struct waiting *poller; /* whose step polls the future */
static struct co__frame *waker; /* the root that does, while its step does not */
static struct co_context context;

static enum co_poll poll_leaf(void *self, struct co_context *cx, void *result)
{
    CHECK(self == &polls && cx == &context && result == &poller->value);
    CHECK(poller->header.state == CO__RUNNING || waker->offset == CO__WAKE_POLLING);
    polls++;
    if (answer == CO_READY)
        *(int *)result = 42;
    return answer;
}

static void drop_leaf(void *self)
{
    CHECK(self == &polls && poller->header.state == CO__RUNNING);
    drops++;
}

static const struct co_future_vtable leaf = {
    {.abi = CO_ABI_VERSION, .align = 1, .name = "leaf", .drop = drop_leaf}, poll_leaf};

/* A coroutine that waits, and is ready in its second step.  */
static int step_child(void *self, struct co_context *cx, void *out, void *root)
{
    struct co__frame *frame = self;

    CHECK(frame->vtable && frame->link == NULL);
    if (++steps == 1)
        return CO_PENDING;
    *(int *)((char *)poller + frame->offset) = 43;
    return co__finish(frame, cx, out, root, CO_READY);
}

static void drop_child(void *self)
{
    CHECK(((struct co__frame *)self)->link == NULL);
    drops++;
}

static const struct co__coroutine_vtable child_vtable = {
    .head = {.abi = CO_ABI_VERSION, .flags = CO__COROUTINE | CO__LINKS, .align = 8,
             .size = sizeof(struct co__frame), .name = "child", .drop = drop_child},
    .step = step_child};

static int await(struct waiting *w, void *root)
{
    w->header.state = CO__RUNNING;
    return co__await(&w->header, &context, NULL, root, &in_state_7);
}

/* The root's own step: it waits, and then it is ready.  */
static int step_root(void *self, struct co_context *cx, void *out, void *root)
{
    struct waiting *w = self;
    w->header.state = CO__RUNNING;

    int result = co__await(&w->header, cx, out, root, &in_state_7);

    if (result != CO__AWAIT_READY)
        return result;
    CHECK(w->header.state == CO__RUNNING);
    w->header.state = CO__FINISHED;
    return co__finish(&w->header, cx, out, root, CO_READY);
}

static void drop_root(void *self)
{
    CHECK(((struct co__frame *)self)->state == CO__FINISHED);
    drops++;
}

static const struct co__coroutine of_root = {.body = step_root};

static const struct co__coroutine_vtable root_vtable = {
    .head = {.abi = CO_ABI_VERSION, .flags = CO__COROUTINE | CO__LINKS, .align = 8,
             .size = sizeof(struct waiting), .name = "root", .drop = drop_root},
    .coroutine = &of_root,
    .step = step_root};

static struct waiting wait_for(void *self, const void *vtable)
{
    polls = drops = steps = 0;
    return (struct waiting){{.state = 7, .vtable = &root_vtable.head}, {self, vtable}, 0};
}

static void polled(void)
{
    struct waiting w = wait_for(&polls, &leaf), moved;

    poller = &w;
    answer = CO_PENDING;
    CHECK(await(&w, (char *)&w + 1) == CO_PENDING);
    CHECK(w.header.state == 7 && polls == 1 && !drops && w.object.self == &polls);

    moved = w;
    poller = &moved;
    answer = CO_READY;
    CHECK(await(&moved, (char *)&moved + 1) == CO__AWAIT_READY);
    CHECK(moved.header.state == CO__RUNNING && polls == 2 && drops == 1);
    CHECK(moved.value == 42);
}

/* The step has polled by itself.  */
static void ready_already(void)
{
    struct waiting w = wait_for(&polls, &leaf);

    poller = &w;
    w.header.state = CO__RUNNING;
    CHECK(co__await(&w.header, &context, NULL, (char *)&w + 1, (const char *)&in_state_7 + 1) ==
          CO__AWAIT_READY);
    CHECK(polls == 0 && drops == 1 && w.header.state == CO__RUNNING);
}

static void linked(bool moves)
{
    struct co__frame child = {0};
    struct waiting w = wait_for(&child, &child_vtable), moved;

    poller = &w;
    CHECK(await(&w, (char *)&w + 1) == CO_PENDING);
    CHECK(w.header.link == &child && w.header.state == 7 && steps == 1);
    CHECK(child.offset == offsetof(struct waiting, value) && child.link == NULL);
    CHECK(child.vtable == &child_vtable.head && w.object.vtable != &child_vtable.head);
    if (moves) {
        moved = w;
        poller = &moved;
    }
    CHECK(step_child(&child, &context, NULL, (char *)poller + 1) == CO_READY);
    CHECK(poller->value == 43 && drops == 1 && steps == 2);
    CHECK(poller->header.link == NULL && poller->header.state == CO__FINISHED);
}

/* Somebody further out loops: nothing is stepped here.  */
static void linked_in_a_loop(void)
{
    struct co__frame child = {0};
    struct waiting w = wait_for(&child, &child_vtable);

    poller = &w;
    CHECK(await(&w, &w) == CO__STEP_AGAIN);
    CHECK(w.header.link == &child && w.header.state == 7 && steps == 0);

    /* What a step polls again by itself is ready when it is stepped again.  */
    w.header.link = NULL;
    const struct co_future_vtable *vtable = (const void *)w.object.vtable;
    CHECK(vtable->poll(w.object.self, &context, &w.value) == CO_READY);
    CHECK(co__await(&w.header, &context, NULL, &w, (const char *)&in_state_7 + 1) ==
          CO__AWAIT_READY);
}

/* The future is polled by the root of the one that waits, which is that itself, or another
   one; the step of the one that waits goes on when it is ready.  */
static void woken(bool chained)
{
    struct waiting w = wait_for(&polls, &leaf);
    struct waiting outer = wait_for(&w, &root_vtable);

    poller = &w;
    waker = chained ? &outer.header : &w.header;
    answer = CO_PENDING;
    CHECK(co__wake(waker, &context, NULL) == CO_PENDING && polls == 1);
    CHECK(waker->link == (chained ? &w.header : NULL));
    CHECK(waker->offset == (chained ? CO__WAKE_CHAIN : CO__WAKE_OWN));
    for (int i = 2; i < 4; i++) {
        CHECK(co__wake(waker, &context, NULL) == CO_PENDING && polls == i && !drops);
        CHECK(w.header.state == 7 && waker->offset != CO__WAKE_POLLING);
    }
    answer = CO_READY;
    CHECK(co__wake(waker, &context, NULL) == CO_READY && polls == 4);
    CHECK(waker->offset == CO__WAKE_STEP && waker->state == CO__FINISHED);
    CHECK(w.value == 42 && drops == (chained ? 2 : 1));
}

/* A void future has no place for its result.  */
static void nothing(void)
{
    struct co__frame child = {.offset = 9};
    struct waiting w = wait_for(&child, &child_vtable);

    static const struct co__wait of_void = {7, offsetof(struct waiting, object), 0};

    CHECK(co__await(&w.header, NULL, NULL, &w, &of_void) == CO__STEP_AGAIN);
    CHECK(child.offset == 0);
}

static void dropped(void)
{
    struct co__frame child = {0};
    struct waiting w = wait_for(&polls, &leaf);

    poller = &w;
    w.header.state = CO__RUNNING;
    co__drop_awaited(&w.header, &w.object);
    CHECK(drops == 1);
    w.object.vtable = NULL;
    co__drop_awaited(&w.header, &w.object);
    CHECK(drops == 1);

    w = wait_for(&child, &child_vtable);
    CHECK(await(&w, &w) == CO__STEP_AGAIN);
    co__drop_awaited(&w.header, &w.object);
    CHECK(drops == 1 && w.header.link == NULL);
}

int main(void)
{
    polled();
    ready_already();
    linked(false);
    linked(true);
    linked_in_a_loop();
    woken(false);
    woken(true);
    nothing();
    dropped();
    return 0;
}
