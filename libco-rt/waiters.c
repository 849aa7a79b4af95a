/* Futures that wait for something shared, between threads too.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Each has a place in a queue, in its own memory.  Who releases something grants it to the
   first of the queue, so nobody overtakes; what was granted belongs to the one that waits,
   and goes on to the next if that ends before it is polled again.  Ended early in either
   way, an operation has therefore not happened at all.

   What can be granted is granted at once, to as many as wait for it; but only so many are
   woken without the guard in between as struct co__wakes has room for.  The others go from
   the queue to a list of who granted it: there they are found, and may leave, as in a queue.

   Law: no waker's method is called with a guard, but for one of the runtime's own tasks
   that is made for the thread that polls, which is a number.  */

#include "waiters.h"
#include "dump.h"
#include "executor.h"
#include "scope.h"

#include <errno.h>

_Static_assert(sizeof(struct co__waiting) <= sizeof(struct co__place),
               "struct co__place has room for what is in it");

void co__waiters_enter(struct co__queue *waiters, struct co__waiter *waiter)
{
    waiter->state = CO__WAITER_IN;
    waiter->next = NULL;
    waiter->prev = waiters->co__last;
    if (waiter->prev)
        waiter->prev->next = waiter;
    else
        waiters->co__first = waiter;
    waiters->co__last = waiter;
}

void co__waiters_enter_first(struct co__queue *waiters, struct co__waiter *waiter)
{
    waiter->state = CO__WAITER_IN;
    waiter->prev = NULL;
    waiter->next = waiters->co__first;
    if (waiter->next)
        waiter->next->prev = waiter;
    else
        waiters->co__last = waiter;
    waiters->co__first = waiter;
}

void co__waiters_leave(struct co__queue *waiters, struct co__waiter *waiter)
{
    waiter->state = CO__WAITER_OUT;
    if (waiter->next)
        waiter->next->prev = waiter->prev;
    else
        waiters->co__last = waiter->prev;
    if (waiter->prev)
        waiter->prev->next = waiter->next;
    else
        waiters->co__first = waiter->next;
}

static bool is_full(const struct co__wakes *wakes)
{
    return wakes->count == sizeof wakes->wakers / sizeof *wakes->wakers;
}

/* The same as co__waiters_grant, where there is no room for its waker.  */
static __attribute__((noinline)) void grant_in(struct co__queue *waiters,
                                               struct co__wakes *wakes)
{
    struct co__waiter *waiter = waiters->co__first;

    if (!wakes->more) {
        wakes->more = true;
        wakes->before.prev = wakes->behind.next = NULL;
        wakes->before.next = &wakes->behind;
        wakes->behind.prev = &wakes->before;
    }
    co__waiters_leave(waiters, waiter);
    waiter->state = CO__WAITER_GRANTED_IN;
    waiter->next = &wakes->behind;
    waiter->prev = wakes->behind.prev;
    waiter->prev->next = waiter;
    wakes->behind.prev = waiter;
}

void co__waiters_grant(struct co__queue *waiters, struct co__wakes *wakes)
{
    struct co__waiter *waiter = waiters->co__first;

    if (__builtin_expect(is_full(wakes) && !co__waiter_task_here(waiter), 0)) {
        grant_in(waiters, wakes);
        return;
    }

    struct co_waker waker = co__waiters_grant_first(waiters, waiter);
    if (waker.vtable)
        wakes->wakers[wakes->count++] = waker;
}

void co__waiters_grant_all(struct co__queue *waiters, struct co__wakes *wakes)
{
    while (waiters->co__first)
        co__waiters_grant(waiters, wakes);
}

/* Takes some of those of WAKES that there was no room for, with the guard.  */
static void take_more(struct co__wakes *wakes)
{
    struct co__waiter *before = &wakes->before, *waiter;

    while ((waiter = before->next) != &wakes->behind && !is_full(wakes)) {
        before->next = waiter->next;
        waiter->next->prev = before;
        waiter->state = CO__WAITER_GRANTED;
        wakes->wakers[wakes->count++] = waiter->waker;
        waiter->waker = (struct co_waker){0};
    }
    wakes->more = waiter != &wakes->behind;
}

static void wake_all(struct co__wakes *wakes)
{
    for (unsigned i = 0; i < wakes->count; i++) {
        struct co_waker *waker = &wakes->wakers[i];

        if (waker->vtable == &co__task_waker_vtable) {
            struct co__task *task = waker->data;

            co__task_wake_held(task);
            co__task_unhold(task);
        } else {
            co_waker_wake(waker);
        }
    }
    wakes->count = 0;
}

void co__wakes_all(struct co__wakes *wakes, struct co__guard *guard)
{
    wake_all(wakes);
    while (__builtin_expect(wakes->more, 0)) {
        co__guard_lock(guard);
        take_more(wakes);
        co__guard_unlock(guard);
        wake_all(wakes);
    }
}

/* Stores a waker for CX in *WAKER and returns true, if that needs nothing that the user
   wrote.  */
static bool own_waker(struct co_context *cx, struct co_waker *waker)
{
    struct co__context *mine = co__context_of(cx);

    if (!mine || !mine->task)
        return false;
    *waker = co__task_own_waker(mine->task);
    return true;
}

/* Takes WAITING out of the queue, or the list that it is in; true if it had been granted
   something.  */
static bool take_out(struct co__waiting *waiting)
{
    unsigned state = waiting->waiter.state;

    if (state == CO__WAITER_IN || state == CO__WAITER_GRANTED_IN)
        co__waiters_leave(co__waiting_queue(waiting), &waiting->waiter);
    waiting->waiter.state = CO__WAITER_OUT;
    return state == CO__WAITER_GRANTED || state == CO__WAITER_GRANTED_IN;
}

void co__waiting_end(struct co__waiting *waiting)
{
    struct co__wakes wakes = {0};

    if (waiting->waiter.over)
        return;
    co__guard_lock(co__waiting_guard(waiting));
    bool was_in = waiting->waiter.state != CO__WAITER_OUT;
    bool granted = take_out(waiting);
    struct co_waker waker = waiting->waiter.waker;
    waiting->waiter.waker = (struct co_waker){0};
    if (was_in && waiting->operation->leave)
        waiting->operation->leave(waiting, granted, &wakes);
    co__guard_unlock(co__waiting_guard(waiting));
    waiting->waiter.over = true;
    co_waker_drop(&waker);
    co__wakes_do(&wakes, co__waiting_guard(waiting));
}

/* Tries the operation; else leaves a waker, FRESH or one of CX's own, in the queue, and
   FRESH is null then.  Returns CO__NOT_NOW with *AGAIN if it needs a fresh waker for
   that.  */
static enum co__attempt attempt(struct co__waiting *waiting, struct co_context *cx,
                                struct co_waker *fresh, bool *again, int *result)
{
    struct co__waiter *waiter = &waiting->waiter;
    struct co__wakes wakes;
    struct co_waker old = {0};
    enum co__attempt done = CO__NOT_NOW;
    bool granted = false;

    co__wakes_begin(&wakes);
    *again = false;
    co__guard_lock(co__waiting_guard(waiting));
    if (waiter->state != CO__WAITER_IN) {
        granted = take_out(waiting);
        done = waiting->operation->attempt(waiting, granted, result, &wakes);
    }
    if (done == CO__DONE) { /* it may not have been woken */
        old = waiter->waker;
        waiter->waker = (struct co_waker){0};
    } else if (fresh->vtable || own_waker(cx, fresh)) {
        old = waiter->waker;
        waiter->waker = *fresh;
        *fresh = (struct co_waker){0};
        if (granted) {
            co__waiters_enter_first(co__waiting_queue(waiting), waiter);
        } else if (waiter->state == CO__WAITER_OUT) {
            co__waiters_enter(co__waiting_queue(waiting), waiter);
            if (waiting->operation->enter)
                waiting->operation->enter(waiting, &wakes);
        }
    } else {
        *again = true;
    }
    co__guard_unlock(co__waiting_guard(waiting));
    if (old.vtable)
        co_waker_drop(&old);
    co__wakes_do(&wakes, co__waiting_guard(waiting));
    return done;
}

enum co__attempt co__waiting_step(struct co__waiting *waiting, struct co_context *cx,
                                  int *result)
{
    struct co__context *mine = co__context_of(cx);
    struct co_waker fresh = {0};
    enum co__attempt done;
    bool again;

    if (waiting->waiter.over)
        co__panic(waiting->operation->name, CO__PANIC_FINISHED);
    if (mine)
        co__context_task(mine);
    do {
        done = attempt(waiting, cx, &fresh, &again, result);
        if (again)
            fresh = co_waker_clone(cx->waker);
    } while (again && fresh.vtable);
    if (fresh.vtable)
        co_waker_drop(&fresh);
    if (done == CO__DONE)
        waiting->waiter.over = true;
    return done;
}

int co__begin(struct co__place *place, struct co_context *cx,
              const struct co__waiting *with)
{
    struct co__waiting *waiting = (struct co__waiting *)place;
    int result = -ECANCELED;

    if (co__is_cancelled(cx))
        return result;
    *waiting = *with;
    return co__waiting_step(waiting, cx, &result) == CO__DONE ? result : CO__WAITS;
}

int co__wait_slowly(struct co__waiting *waiting, struct co_context *cx)
{
    int result;

    co__guard_unlock(co__waiting_guard(waiting));
    waiting->waiter = (struct co__waiter){0};
    return co__waiting_step(waiting, cx, &result) == CO__DONE ? result : CO__WAITS;
}

/* Goes on with WAITING; its result, or CO__WAITS.  */
static inline int go_on(struct co__waiting *waiting, struct co_context *cx)
{
    struct co__wakes wakes;
    enum co__attempt done = CO__NOT_NOW;
    int result = -ECANCELED;

    if (co__is_cancelled(cx)) {
        co__waiting_end(waiting);
        return result;
    }
    co__wakes_begin(&wakes);
    co__guard_lock(co__waiting_guard(waiting));
    if (waiting->waiter.state == CO__WAITER_GRANTED) {
        waiting->waiter.state = CO__WAITER_OUT;
        done = waiting->operation->attempt(waiting, true, &result, &wakes);
        if (done == CO__NOT_NOW)
            co__waiters_enter_first(co__waiting_queue(waiting), &waiting->waiter);
    }
    co__guard_unlock(co__waiting_guard(waiting));
    co__wakes_do(&wakes, co__waiting_guard(waiting));
    if (done == CO__DONE)
        return result;
    return co__waiting_step(waiting, cx, &result) == CO__DONE ? result : CO__WAITS;
}

/* Its memory is not needed any more.  */
static inline void end_memory(struct co__waiting *waiting)
{
    if (waiting->operation->end)
        waiting->operation->end(waiting);
}

int co__go_on(struct co__place *place, struct co_context *cx)
{
    struct co__waiting *waiting = (struct co__waiting *)place;
    int result = go_on(waiting, cx);

    if (result != CO__WAITS)
        end_memory(waiting);
    return result;
}

void co__leave(struct co__place *place)
{
    struct co__waiting *waiting = (struct co__waiting *)place;

    co__waiting_end(waiting);
    end_memory(waiting);
}

/* That of a future of its own.  */
struct boxed {
    struct co__waiting waiting; /* first */
    size_t size;                /* of what is behind */
    alignas(max_align_t) char behind[];
};

void *co__behind(struct co__waiting *waiting)
{
    return ((struct boxed *)waiting)->behind;
}

static enum co_poll waiting_poll(void *self, struct co_context *cx, void *result)
{
    struct co__waiting *waiting = self;

    if (!waiting->waiter.over && co__is_cancelled(cx)) {
        co__waiting_end(waiting);
        *(int *)result = -ECANCELED;
        return CO_READY;
    }
    return co__waiting_step(waiting, cx, result) == CO__DONE ? CO_READY : CO_PENDING;
}

static void waiting_drop(void *self)
{
    struct co__waiting *waiting = self;

    co__waiting_end(waiting);
    end_memory(waiting);
    co_frame_free(self, sizeof(struct boxed) + ((struct boxed *)self)->size,
                  alignof(max_align_t));
}

static void waiting_tell(const void *self, struct co__dump *dump)
{
    co__dump_waiting(dump, self);
}

static const struct co__telling_vtable waiting_vtable = {
    .future = {.head = CO__TELLING_LEAF("operation", struct boxed, waiting_drop),
               .poll = waiting_poll},
    .tell = waiting_tell,
};

struct co__future co__operation_new(struct co__waiting with, size_t size)
{
    struct boxed *boxed = co_frame_alloc(sizeof *boxed + size, alignof(max_align_t));

    if (!boxed)
        return (struct co__future){0};
    boxed->waiting = with;
    boxed->size = size;
    return (struct co__future){.self = boxed, .vtable = &waiting_vtable.future};
}
