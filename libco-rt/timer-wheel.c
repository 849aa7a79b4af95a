/* A hierarchical timer wheel.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   After Varghese and Lauck, "Hashed and hierarchical timing wheels" (1987), scheme 7.
   Time is counted in ticks of 2^20 nanoseconds.  Level 0 has a slot for each of the next
   ticks, level 1 for each 64 of them, and so on: a timer is put by the highest of the
   base-64 digits in which its tick differs from the wheel's; the digit is the slot.  So
   arming is O(1), disarming too, and each timer moves down at most once a level.

   When a slot of level 0 is due its timers go to a small heap, which has them in the
   exact order of their deadlines, and of arming where these are equal.  So nothing fires
   early, or more than what the thread needs to wake up late, and a turned clock repeats
   exactly.

   Invariant: in a slot of level L, ticks agree with the wheel's above digit L, and their
   digit L is greater.  So the first slot that is not empty, of the lowest such level, is
   the next in time.

   What is to wait for some time, which is nearly every timeout, does not look at the clock:
   it waits in a list until the executor looks (LATER), which is after each round of polls, and
   begins then.  So it is a little late, never early, and costs nothing if it is disarmed by
   then.  Whoever changes the clock looks for all executors before.  In a pool, and while the
   clock is frozen, nothing is put there.

   The executor's thread has the wheel nearly for itself.  What is armed may be disarmed on
   another thread, though, when the future was given away: then under FOREIGN as well,
   which also keeps the wheel from being freed meanwhile.  In a pool all workers have one
   wheel, which is freed when they are gone.  */

#include "timer-wheel.h"
#include "clock.h"
#include "pool.h"
#include "scope.h"

#include <stdlib.h>

enum { BITS = 6, SLOTS = 1 << BITS, TICK_BITS = 20, LEVELS = 8, IN_HEAP = LEVELS, LATER };

struct co__wheel {
    struct co__guard guard;
    struct co__executor *executor;
    uint64_t tick;   /* all before it are in the heap, or have fired */
    unsigned order;  /* of the next timer */
    unsigned levels; /* bit L: level L is not empty */
    struct co__timer *heap;
    struct co__timer *later; /* the newest first; the deadline is from when it begins */
    uint64_t used[LEVELS];   /* bit S: slot S is not empty */
    struct co__timer *slots[LEVELS][SLOTS];
};

/* Whoever changes it has the guard.  It becomes null last of all, so who sees that has
   the timer for himself.  */
static struct co__wheel *wheel_with(const struct co__wheel_timer *timer)
{
    return atomic_load_explicit(&timer->wheel, memory_order_acquire);
}

static void set_wheel(struct co__wheel_timer *timer, struct co__wheel *wheel)
{
    atomic_store_explicit(&timer->wheel, wheel, memory_order_release);
}

/* The guard, mostly the thread's own.  */
static inline void lock(struct co__wheel *wheel)
{
    if (!co__usual() || !co__guard_try(&wheel->guard))
        co__guard_lock(&wheel->guard);
}

static inline void unlock(struct co__wheel *wheel)
{
    co__guard_unlock(&wheel->guard);
}

static pthread_mutex_t foreign = PTHREAD_MUTEX_INITIALIZER;

struct co__wheel *co__wheel_new(struct co__executor *executor)
{
    struct co__wheel *wheel = calloc(1, sizeof *wheel);

    if (wheel) {
        wheel->executor = executor;
        wheel->tick = co_now() >> TICK_BITS;
    }
    return wheel;
}

static struct co__wheel *wheel_of(struct co__executor *executor)
{
    if (!executor->wheel)
        __atomic_store_n(&executor->wheel, co__wheel_new(executor), __ATOMIC_RELEASE);
    if (!executor->wheel)
        co_panic("co_sleep", "out of memory");
    return executor->wheel;
}

/* Who dumps a pool looks, without the guard, whether it is LATER.  */
static inline void set_level(struct co__timer *timer, unsigned level)
{
    __atomic_store_n(&timer->level, (unsigned char)level, __ATOMIC_RELAXED);
}

/* Puts TIMER where it belongs.  */
static void insert(struct co__wheel *wheel, struct co__timer *timer)
{
    uint64_t tick = timer->deadline >> TICK_BITS;

    if (tick <= wheel->tick) {
        set_level(timer, IN_HEAP);
        co__timer_push(&wheel->heap, timer);
        return;
    }

    unsigned level = (63 - (unsigned)__builtin_clzll(tick ^ wheel->tick)) / BITS;
    unsigned slot = (unsigned)(tick >> level * BITS) % SLOTS;
    struct co__timer **first = &wheel->slots[level][slot];

    set_level(timer, level);
    timer->slot = (unsigned char)slot;
    timer->prev = NULL;
    timer->next = *first;
    if (*first)
        (*first)->prev = timer;
    *first = timer;
    wheel->used[level] |= (uint64_t)1 << slot;
    wheel->levels |= 1u << level;
}

static void slot_is_empty(struct co__wheel *wheel, unsigned level, unsigned slot)
{
    wheel->used[level] &= ~((uint64_t)1 << slot);
    if (!wheel->used[level])
        wheel->levels &= ~(1u << level);
}

static inline void take_out_of_list(struct co__wheel *wheel, struct co__timer *timer)
{
    if (timer->next)
        timer->next->prev = timer->prev;
    if (timer->prev) {
        timer->prev->next = timer->next;
        return;
    }
    if (timer->level == LATER) {
        wheel->later = timer->next;
        return;
    }
    wheel->slots[timer->level][timer->slot] = timer->next;
    if (!timer->next)
        slot_is_empty(wheel, timer->level, timer->slot);
}

static inline void take_out(struct co__wheel *wheel, struct co__timer *timer)
{
    if (timer->level == IN_HEAP)
        co__timer_remove(&wheel->heap, timer);
    else
        take_out_of_list(wheel, timer);
}

void co__wheel_arm(struct co__executor *executor, struct co__wheel_timer *timer,
                   uint64_t deadline)
{
    struct co__wheel *wheel = wheel_of(executor);

    timer->timer.deadline = deadline;
    set_wheel(timer, wheel);
    timer->timer.state = 0;
    co__guard_lock(&wheel->guard);
    timer->timer.order = wheel->order++;
    insert(wheel, &timer->timer);
    co__guard_unlock(&wheel->guard);
    if (executor->pool)
        co__pool_armed(executor->pool, deadline);
}

/* With the guard: puts TIMER, of MS milliseconds, in the list of WHEEL.  */
static inline void put_later(struct co__wheel *wheel, struct co__wheel_timer *timer,
                             unsigned ms)
{
    timer->timer.deadline = ms * (uint64_t)1000000;
    timer->timer.level = LATER;
    timer->timer.prev = NULL;
    timer->timer.state = 0;
    set_wheel(timer, wheel);
    timer->timer.next = wheel->later;
    if (wheel->later)
        wheel->later->prev = &timer->timer;
    wheel->later = &timer->timer;
}

static __attribute__((noinline)) void
arm_ms_slowly(struct co__executor *executor, struct co__wheel_timer *timer, unsigned ms)
{
    struct co__wheel *wheel = wheel_of(executor);

    if (executor->pool || co__clock_frozen()) {
        co__wheel_arm(executor, timer, co__clock_after(ms));
        return;
    }
    lock(wheel);
    put_later(wheel, timer, ms);
    unlock(wheel);
}

void co__wheel_arm_ms(struct co__executor *executor, struct co__wheel_timer *timer,
                      unsigned ms)
{
    struct co__wheel *wheel = executor->wheel;

    if (!wheel || executor->pool || co__clock_frozen() || !co__usual() ||
        !co__guard_try(&wheel->guard)) {
        arm_ms_slowly(executor, timer, ms);
        return;
    }
    put_later(wheel, timer, ms);
    if (co__guard_leave(&wheel->guard))
        co__guard_wake(&wheel->guard);
}

/* With the guard: it is NOW, and what is in the list of WHEEL begins, the oldest first.  */
static void begin_later(struct co__wheel *wheel, uint64_t now)
{
    struct co__timer *timer = wheel->later;

    if (!timer)
        return;
    wheel->later = NULL;
    while (timer->next)
        timer = timer->next;
    while (timer) {
        struct co__timer *newer = timer->prev;

        timer->deadline += now;
        timer->order = wheel->order++;
        insert(wheel, timer);
        timer = newer;
    }
}

uint64_t co__wheel_deadline(const struct co__wheel_timer *timer)
{
    bool later = __atomic_load_n(&timer->timer.level, __ATOMIC_RELAXED) == LATER;

    return later ? co_now() + timer->timer.deadline : timer->timer.deadline;
}

static void look(struct co__executor *executor)
{
    struct co__wheel *wheel = __atomic_load_n(&executor->wheel, __ATOMIC_ACQUIRE);

    if (!wheel || executor->pool)
        return;
    co__guard_lock(&wheel->guard);
    if (wheel->later)
        begin_later(wheel, co_now());
    co__guard_unlock(&wheel->guard);
}

void co__wheels_look(void)
{
    pthread_mutex_lock(&foreign); /* none is freed */
    co__executors_each(look);
    pthread_mutex_unlock(&foreign);
}

static inline void take_out_locked(struct co__wheel *wheel, struct co__wheel_timer *timer)
{
    lock(wheel);
    if (wheel_with(timer)) {
        take_out(wheel, &timer->timer);
        set_wheel(timer, NULL);
    }
    unlock(wheel);
}

/* Takes TIMER out on another thread than that of its wheel.  */
static __attribute__((noinline)) void take_out_foreign(struct co__wheel_timer *timer)
{
    pthread_mutex_lock(&foreign);
    struct co__wheel *wheel = wheel_with(timer);
    if (wheel)
        take_out_locked(wheel, timer);
    pthread_mutex_unlock(&foreign);
}

void co__wheel_disarm(struct co__wheel_timer *timer)
{
    struct co__executor *here = co__executor_here;
    struct co__wheel *wheel = wheel_with(timer);

    if (wheel && here && wheel == here->wheel)
        take_out_locked(wheel, timer);
    else if (wheel)
        take_out_foreign(timer);
    struct co__task *task = timer->task;
    timer->task = NULL;
    if (task)
        co__task_unhold(task);
}

static __attribute__((noinline)) void take_out_slowly(struct co__wheel_timer *timer)
{
    take_out_locked(wheel_with(timer), timer);
}

/* With the guard of WHEEL, which is left.  */
static __attribute__((noinline)) void take_out_of_heap(struct co__wheel *wheel,
                                                       struct co__wheel_timer *timer)
{
    co__timer_remove(&wheel->heap, &timer->timer);
    set_wheel(timer, NULL);
    unlock(wheel);
}

void co__wheel_take_out(struct co__wheel_timer *timer)
{
    struct co__wheel *wheel = wheel_with(timer);

    if (!co__usual() || !co__guard_try(&wheel->guard)) {
        take_out_slowly(timer);
        return;
    }
    if (__builtin_expect(timer->timer.level == IN_HEAP, 0)) {
        take_out_of_heap(wheel, timer);
        return;
    }
    take_out_of_list(wheel, &timer->timer);
    set_wheel(timer, NULL);
    if (co__guard_leave(&wheel->guard))
        co__guard_wake(&wheel->guard);
}

bool co__wheel_armed_here(const struct co__wheel_timer *timer,
                          const struct co__executor *executor)
{
    struct co__wheel *wheel = wheel_with(timer);

    return wheel && wheel == executor->wheel;
}

/* Returns the tick at which the first slot that is not empty begins.  Some level is not
   empty.  */
static uint64_t first_slot(const struct co__wheel *wheel, unsigned *level, unsigned *slot)
{
    *level = (unsigned)__builtin_ctz(wheel->levels);
    *slot = (unsigned)__builtin_ctzll(wheel->used[*level]);

    unsigned shift = *level * BITS, above = shift + BITS;
    uint64_t prefix = above < 64 ? wheel->tick >> above << above : 0;
    return prefix | (uint64_t)*slot << shift;
}

/* Moves the timers of all slots that have begun by NOW down.  */
static void advance(struct co__wheel *wheel, uint64_t now)
{
    while (wheel->levels) {
        unsigned level, slot;
        uint64_t begin = first_slot(wheel, &level, &slot);
        struct co__timer *timer = wheel->slots[level][slot], *first = NULL;

        if (begin > now >> TICK_BITS)
            return;
        wheel->tick = begin;
        wheel->slots[level][slot] = NULL;
        slot_is_empty(wheel, level, slot);
        while (timer) {
            struct co__timer *next = timer->next;

            timer->next = first;
            first = timer;
            timer = next;
        }
        while (first) {
            struct co__timer *next = first->next;

            insert(wheel, first);
            first = next;
        }
    }
    wheel->tick = now >> TICK_BITS; /* nothing is in a slot */
}

bool co__wheel_pop(struct co__wheel *wheel, uint64_t now, struct co_waker *waker)
{
    struct co__wheel_timer *timer = NULL;

    co__guard_lock(&wheel->guard);
    begin_later(wheel, now);
    if (wheel->levels)
        advance(wheel, now);
    if (wheel->heap && wheel->heap->deadline <= now) {
        timer = (struct co__wheel_timer *)wheel->heap;
        co__timer_remove(&wheel->heap, wheel->heap);
        timer->timer.state = CO__WHEEL_FIRED;
        *waker = (struct co_waker){.data = timer->task, .vtable = &co__task_waker_vtable};
        timer->task = NULL;
        set_wheel(timer, NULL);
    }
    co__guard_unlock(&wheel->guard);
    return timer;
}

uint64_t co__wheel_next(struct co__wheel *wheel)
{
    uint64_t next = UINT64_MAX;
    unsigned level, slot;

    co__guard_lock(&wheel->guard);
    if (wheel->levels)
        next = first_slot(wheel, &level, &slot) << TICK_BITS;
    if (wheel->heap && wheel->heap->deadline < next)
        next = wheel->heap->deadline;
    if (wheel->later)
        next = 0;
    co__guard_unlock(&wheel->guard);
    return next;
}

/* Disarms TIMER, which keeps its task until it is polled or dropped.  */
static void disarm_list(struct co__timer *timer)
{
    while (timer) {
        struct co__timer *next = timer->next;

        set_wheel((struct co__wheel_timer *)timer, NULL);
        timer = next;
    }
}

void co__wheel_free(struct co__wheel *wheel)
{
    pthread_mutex_lock(&foreign);
    while (wheel->heap) {
        struct co__timer *timer = wheel->heap;

        co__timer_remove(&wheel->heap, timer);
        set_wheel((struct co__wheel_timer *)timer, NULL);
    }
    for (unsigned level = 0; level < LEVELS; level++)
        for (; wheel->used[level]; wheel->used[level] &= wheel->used[level] - 1)
            disarm_list(wheel->slots[level][__builtin_ctzll(wheel->used[level])]);
    disarm_list(wheel->later);
    __atomic_store_n(&wheel->executor->wheel, NULL, __ATOMIC_RELAXED);
    pthread_mutex_unlock(&foreign);
    free(wheel);
}
