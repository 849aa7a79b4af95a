/* What makes a pool of workers right, in every order: the deque, whose turn it is with a
   task, and where workers sleep.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The sources are those of the runtime; see weak.h.  broken-pool.sh breaks them, too, and
   expects this to notice.  */

#include "weak.h"

#include <limits.h>

#define CO__DEQUE_FIRST_SIZE 1
#include "deque.c"
#include "parking.c"
#include "turn.c"

static int failed;
static const char *only; /* those whose name begins so */

static void check_case(const char *name, int count, void (*thread)(int),
                       void (*end)(void))
{
    if (failed || strncmp(name, only, strlen(only)))
        return;

    const char *what = weak_search(count, thread, end);

    printf("%-28s %8ld states%s%s\n", name, states, what ? ": " : "", what ? what : "");
    failed |= what != NULL;
}

/* ---- The deque -------------------------------------------------------------- */

/* An owner that pushes (+) and takes (-), and thieves that steal so many times.  */
static const char *owner_does;
static int thief_does;
static struct co__deque deque;
static struct {
    int count;
    uintptr_t items[8];
} got[THREADS];

static void got_item(void *item)
{
    got[me].items[got[me].count++] = (uintptr_t)item;
}

static void deque_thread(int thread)
{
    uintptr_t next = 2;
    void *item;

    got[thread].count = 0;
    if (thread > 0) {
        for (int i = 0; i < thief_does; i++) {
            item = co__deque_steal(&deque);
            if (item != CO__DEQUE_EMPTY && item != CO__DEQUE_AGAIN)
                got_item(item);
        }
        return;
    }
    for (const char *c = owner_does; *c; c++) {
        if (*c == '+')
            co__deque_push(&deque, (void *)next++);
        else if ((item = co__deque_take(&deque)))
            got_item(item);
    }
}

static void deque_end(void)
{
    unsigned found = 0, pushed = 0;
    uint64_t left = weak_final(&deque.bottom, 8) - weak_final(&deque.top, 8);

    for (int i = 0; i < threads; i++)
        for (int j = 0; j < got[i].count; j++) {
            uintptr_t item = got[i].items[j];
            if (item > 8)
                weak_fail("what was never pushed");
            if (found & 1u << item)
                weak_fail("an item twice");
            found |= 1u << item;
        }
    for (const char *c = owner_does; *c; c++)
        pushed += *c == '+';
    if ((int64_t)left < 0 || __builtin_popcount(found) + left != pushed)
        weak_fail("an item is lost");
}

static void check_deque(const char *owner, int thieves, int steals)
{
    char name[40];

    owner_does = owner;
    thief_does = steals;
    snprintf(name, sizeof name, "deque %s, %d x %d", owner, thieves, steals);
    check_case(name, 1 + thieves, deque_thread, deque_end);
}

/* ---- Whose turn it is ------------------------------------------------------- */

/* A task that waits until DATA is GOAL, which threads add to and wake it.  Workers take it
   out of a queue that has a place for it.  A dropper ends it at some time.  All hold it.  */
static _Atomic int word = CO__TURN_QUEUED, data, queue = 1, inside;
static int goal, workers, wakers, droppers;
static bool counted; /* those that wake are holders */

static void put_in_queue(void)
{
    weak_together(true);
    if (atomic_fetch_add_explicit(&queue, 1, memory_order_release) % 2)
        weak_fail("queued twice");
    co__futex_wake(&queue, INT_MAX);
    weak_together(false);
}

/* Nothing will be put there any more, after what is in it.  */
static void end_queue(void)
{
    weak_together(true);
    atomic_fetch_or_explicit(&queue, 2, memory_order_relaxed);
    co__futex_wake(&queue, INT_MAX);
    weak_together(false);
}

/* Returns 1 if the task was in it, 0 if it was empty, 2 at the end.  */
static int take_from_queue(void)
{
    weak_together(true);
    int queued = atomic_fetch_and_explicit(&queue, ~1, memory_order_acquire);
    if (queued == 0)
        co__futex_wait(&queue, 0);
    weak_together(false);
    return queued & 1 ? 1 : queued;
}

static void unhold(void)
{
    if (atomic_fetch_sub_explicit(&word, CO__TURN_ONE, memory_order_acq_rel) -
            CO__TURN_ONE ==
        CO__TURN_MERGED)
        weak_gone(&word);
}

static void end_task(void)
{
    if (co__turn_release(&word, 0))
        weak_gone(&word);
}

static void enter(void)
{
    if ((workers == 2 || threads == 2) &&
        atomic_fetch_add_explicit(&inside, 1, memory_order_relaxed) != 0)
        weak_fail("two have the task");
}

static void leave(void)
{
    if (workers == 2 || threads == 2)
        atomic_fetch_sub_explicit(&inside, 1, memory_order_relaxed);
}

static void work(void)
{
    for (;;) {
        weak_restart();
        int queued = take_from_queue();

        if (queued == 2)
            return;
        if (queued == 0)
            continue;
        enum co__turn turn = co__turn_begin(&word);
        if (turn == CO__TURN_FREE)
            weak_gone(&word);
        if (turn != CO__TURN_POLL)
            continue;
        enter();
        bool ready = atomic_load_explicit(&data, memory_order_relaxed) >= goal;
        leave();
        if (ready) {
            co__turn_finish(&word);
            end_task();
            end_queue();
            return;
        }
        if (co__turn_pause(&word))
            put_in_queue();
    }
}

static void turn_thread(int thread)
{
    if (thread < workers) {
        work();
    } else if (thread < workers + wakers) {
        atomic_fetch_add_explicit(&data, 1, memory_order_relaxed);
        if (co__turn_wake(&word))
            put_in_queue();
        if (counted)
            unhold();
    } else {
        if (co__turn_claim(&word)) {
            enter();
            leave();
            end_task();
        }
        unhold();
        end_queue();
    }
}

static void turn_end(void)
{
    if (weak_is_gone(&word) + (int)weak_final(&queue, 4) % 2 != counted)
        weak_fail("not freed once");
}

static void check_turn(const char *name, int work, int wake, int drop, int until)
{
    workers = work;
    wakers = wake;
    droppers = drop;
    goal = until;
    counted = wake < 2;
    *(int *)&word = CO__TURN_QUEUED + (counted ? wake + drop : 1) * CO__TURN_ONE;
    *(int *)&queue = 1;
    check_case(name, work + wake + drop, turn_thread, turn_end);
}

/* ---- Where workers sleep ---------------------------------------------------- */

/* The last thread makes items, BATCH at a time, so that all can find them.  Each of the
   others goes on until it has one, or, alone, one of each batch; or is told to stop.  */
static struct co__parking parking;
static _Atomic int made[4];
static int batches, batch;
static bool stops;
static _Atomic int stopped;

static bool anything(void)
{
    for (int i = 0; i < batches; i++)
        if (atomic_load_explicit(&made[i], memory_order_relaxed))
            return true;
    return stops && atomic_load_explicit(&stopped, memory_order_relaxed);
}

static bool take_from(int i)
{
    weak_together(true);
    bool there = atomic_fetch_add_explicit(&made[i], 0, memory_order_acquire) > 0;
    if (there)
        atomic_fetch_sub_explicit(&made[i], 1, memory_order_acquire);
    weak_together(false);
    return there;
}

static bool take_one(void)
{
    for (int i = 0; i < batches; i++)
        if (take_from(i))
            return true;
    return false;
}

static void parking_thread(int thread)
{
    if (thread == threads - 1) {
        for (int i = 0; i < batches; i++) {
            atomic_store_explicit(&made[i], batch, memory_order_release);
            co__parking_notify(&parking);
        }
        if (stops) {
            atomic_store_explicit(&stopped, 1, memory_order_relaxed);
            co__parking_wake_all(&parking);
        }
        return;
    }
    int left = threads == 2 ? batches : 1;

    for (;;) {
        if (batches <= 1)
            weak_restart();
        co__parking_announce(&parking);
        if (anything())
            co__parking_retract(&parking);
        else
            co__parking_sleep(&parking);
        if (stops && atomic_load_explicit(&stopped, memory_order_relaxed))
            return;
        if (take_one() && --left <= 0)
            break;
    }
    if (co__parking_found(&parking) && anything())
        co__parking_notify(&parking);
}

static void parking_end(void)
{
    if (weak_final(&parking.idle, 4) % CO__SEARCHES || weak_final(&parking.tokens, 4))
        weak_fail("the counts are wrong");
}

static void check_parking(const char *name, int sleepers, int pushes, int at_once,
                          bool ends)
{
    batches = pushes;
    batch = at_once;
    stops = ends;
    *(unsigned *)&parking.idle = sleepers * CO__SEARCHES; /* and have found nothing */
    check_case(name, sleepers + 1, parking_thread, parking_end);
}

int main(int argc, char **argv)
{
    only = argc > 1 ? argv[1] : "";
    check_deque("+-", 1, 1);
    check_deque("+-", 2, 1);
    check_deque("++--", 1, 2);
    check_deque("++--", 2, 1);
    check_deque("+-+-", 2, 1);
    check_deque("+++-", 1, 2);
    check_deque("++-+-", 1, 2);
    check_turn("turn: drop", 1, 0, 1, 1);
    check_turn("turn: end and drop", 1, 0, 1, 0);
    check_turn("turn: wake", 1, 1, 0, 1);
    check_turn("turn: wake, two workers", 2, 1, 0, 1);
    check_turn("turn: two wakes", 1, 2, 0, 2);
    check_turn("turn: wake and drop", 1, 1, 1, 3);
    check_parking("parking: one worker", 1, 1, 1, false);
    check_parking("parking: one worker, twice", 1, 2, 1, false);
    check_parking("parking: two workers", 2, 1, 2, false);
    check_parking("parking: stop", 1, 0, 0, true);
    check_parking("parking: stop two", 2, 0, 0, true);
    return failed;
}
