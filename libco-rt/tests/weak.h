/* Runs a few threads in every order, with every value that a load may give.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The source that is tested is included behind this, and its atomic operations, malloc and
   futexes are those of a model.

   A thread is a function of what its operations gave.  So its state is the list of that, and
   a step of it is made by calling it from the beginning: it gets what it got before, does
   one more operation, and is left at the next.  A state is a structure that is copied, and
   the search goes through all of them, depth first; it looks at each only once, which a hash
   of 64 bits tells.

   The memory is that of C11 (and C++20), by timestamps: each location has all values that
   were stored, in order; a thread has a view, which for each location says the oldest value
   that it may still see.  A release store takes the view along, an acquire load adds it to
   its own, and a read-modify-write reads the newest value and hands on what is with it.
   Sequentially consistent operations happen in the order of the search: such a load sees
   nothing older than the last such store.  Weaker than all processors, then, but for one
   thing: no store happens before a load that comes first in the program.

   Plain memory is not modelled: it is written once, before it is published.  */

#include <setjmp.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    THREADS = 4,
    PLACES = 12,
    STORES = 16,
    STEPS = 64,
    ARENA = 4096,
    STATES = 1 << 23,
    DEPTH = THREADS * STEPS
};

struct store {
    uint64_t value;
    uint8_t view[PLACES];
};

struct state {
    struct {
        uint64_t given[STEPS]; /* by the operations */
        int steps, allocated;
        bool done;
        const void *sleeps_at; /* in a futex; or null */
        uint8_t view[PLACES];
    } thread[THREADS];
    struct {
        const void *address;
        bool gone;
        int stores, last_sc; /* the newest of a sequentially consistent store */
        struct store store[STORES];
    } place[PLACES];
    int places;
};

static struct state *now;         /* in which a step is made */
static int me, position, choices; /* of the thread that runs; its next operation */
static int choice;                /* which of the values a load gives, or who is woken */
static bool stepped, together;
static jmp_buf stop;
static const char *fault;
static char arena[THREADS][ARENA];

/* What is tested: threads, and what holds at the end.  */
static int threads;
static void (*thread_of)(int thread);
static void (*at_end)(void);

static int weak_fail(const char *what)
{
    if (!fault)
        fault = what;
    longjmp(stop, 1);
}

static int place_of(const void *address, int size)
{
    for (int i = 0; i < now->places; i++)
        if (now->place[i].address == address) {
            if (now->place[i].gone)
                weak_fail("an operation on what has been freed");
            return i;
        }
    if (now->places == PLACES)
        weak_fail("too many places");

    int i = now->places++;
    now->place[i].address = address;
    now->place[i].stores = 1;
    memcpy(&now->place[i].store[0].value, address, size);
    return i;
}

static void join(uint8_t *view, const uint8_t *other)
{
    for (int i = 0; i < PLACES; i++)
        if (view[i] < other[i])
            view[i] = other[i];
}

static bool acquires(int order)
{
    return order == memory_order_acquire || order == memory_order_acq_rel ||
           order == memory_order_seq_cst;
}

static bool releases(int order)
{
    return order == memory_order_release || order == memory_order_acq_rel ||
           order == memory_order_seq_cst;
}

static uint64_t masked(uint64_t value, int size)
{
    return size == 8 ? value : value & (((uint64_t)1 << 8 * size) - 1);
}

/* Between TRUE and FALSE is one step; for what is the test's own, where a load has no
   choice.  */
static void weak_together(bool begins)
{
    if (begins && stepped && position == now->thread[me].steps)
        longjmp(stop, 1);
    together = begins;
}

/* Returns true if the next operation has been done before, and what it gave in *VALUE.  */
static bool before(uint64_t *value)
{
    if (position < now->thread[me].steps) {
        *value = now->thread[me].given[position++];
        return true;
    }
    if (stepped && !together)
        longjmp(stop, 1);
    if (!stepped)
        choices = 1;
    stepped = true;
    return false;
}

static uint64_t give(uint64_t value)
{
    if (now->thread[me].steps == STEPS)
        weak_fail("too many steps");
    now->thread[me].given[now->thread[me].steps++] = value;
    position++;
    return value;
}

static void read_store(int place, int which, int order)
{
    uint8_t *view = now->thread[me].view;

    if (view[place] < which)
        view[place] = (uint8_t)which;
    if (acquires(order))
        join(view, now->place[place].store[which].view);
}

static void add_store(int place, uint64_t value, int order, const uint8_t *handed_on)
{
    int which = now->place[place].stores;

    if (which == STORES)
        weak_fail("too many stores");
    now->place[place].stores++;

    struct store *store = &now->place[place].store[which];
    memset(store, 0, sizeof *store);
    store->value = value;
    now->thread[me].view[place] = (uint8_t)which;
    if (releases(order))
        join(store->view, now->thread[me].view);
    if (handed_on)
        join(store->view, handed_on);
    store->view[place] = (uint8_t)which;
    if (order == memory_order_seq_cst)
        now->place[place].last_sc = which;
}

static uint64_t weak_load(const void *address, int size, int order)
{
    uint64_t value;

    if (before(&value))
        return value;
    int place = place_of(address, size);
    int oldest = now->thread[me].view[place], newest = now->place[place].stores - 1;
    if (order == memory_order_seq_cst && oldest < now->place[place].last_sc)
        oldest = now->place[place].last_sc;
    choices = newest - oldest + 1;
    read_store(place, newest - choice, order);
    return give(now->place[place].store[newest - choice].value);
}

static void weak_store(const void *address, uint64_t value, int size, int order)
{
    uint64_t ignored;

    if (before(&ignored))
        return;
    add_store(place_of(address, size), masked(value, size), order, NULL);
    give(0);
}

enum weak_rmw { WEAK_ADD, WEAK_OR, WEAK_AND, WEAK_EXCHANGE };

static uint64_t weak_rmw(const void *address, enum weak_rmw what, uint64_t value,
                         int size, int order)
{
    uint64_t old;

    if (before(&old))
        return old;
    int place = place_of(address, size), newest = now->place[place].stores - 1;
    uint8_t handed_on[PLACES];

    old = now->place[place].store[newest].value;
    memcpy(handed_on, now->place[place].store[newest].view, sizeof handed_on);
    read_store(place, newest, order);
    value = what == WEAK_ADD   ? old + value
            : what == WEAK_OR  ? old | value
            : what == WEAK_AND ? old & value
                               : value;
    add_store(place, masked(value, size), order, handed_on);
    return give(old);
}

/* Gives what was there.  Where it fails it is a load of the newest value.  */
static uint64_t weak_cas(const void *address, uint64_t expected, uint64_t value, int size,
                         int order, int failed)
{
    uint64_t old;

    if (before(&old))
        return old;
    int place = place_of(address, size), newest = now->place[place].stores - 1;
    uint8_t handed_on[PLACES];

    old = now->place[place].store[newest].value;
    expected = masked(expected, size);
    if (old != expected) {
        read_store(place, newest, failed);
        return give(old);
    }
    memcpy(handed_on, now->place[place].store[newest].view, sizeof handed_on);
    read_store(place, newest, order);
    add_store(place, masked(value, size), order, handed_on);
    return give(expected);
}

static bool weak_cas_in(const void *address, void *expected, uint64_t value, int size,
                        int order, int failed)
{
    uint64_t wanted = 0, old;

    memcpy(&wanted, expected, size);
    old = weak_cas(address, wanted, value, size, order, failed);
    memcpy(expected, &old, size);
    return old == wanted;
}

/* ---- Futexes, memory -------------------------------------------------------- */

static void weak_wait(const void *address, int seen)
{
    uint64_t ignored;

    if (before(&ignored))
        return;
    int place = place_of(address, 4);
    int value = (int)now->place[place].store[now->place[place].stores - 1].value;
    if (value == seen) {
        now->thread[me].sleeps_at = address;
        longjmp(stop, 1); /* who wakes it gives it this operation's end */
    }
    read_store(place, now->place[place].stores - 1, memory_order_relaxed);
    give(0);
}

static void wake(int thread)
{
    now->thread[thread].sleeps_at = NULL;
    now->thread[thread].given[now->thread[thread].steps++] = 0;
}

static void weak_wake(const void *address, int count)
{
    uint64_t ignored;
    int sleep[THREADS], n = 0;

    if (before(&ignored))
        return;
    for (int i = 0; i < threads; i++)
        if (now->thread[i].sleeps_at == address)
            sleep[n++] = i;
    if (count == 1 && n > 0) {
        choices = n;
        wake(sleep[choice]);
    } else {
        for (int i = 0; i < n; i++)
            wake(sleep[i]);
    }
    give(0);
}

/* Memory of its own for each call, the same each time.  */
static void *weak_malloc(size_t size)
{
    int at = now->thread[me].allocated;

    size = (size + 15) & ~(size_t)15;
    if (at + size > ARENA)
        weak_fail("too much memory");
    now->thread[me].allocated += (int)size;
    return arena[me] + at;
}

static void weak_free(void *memory)
{
    (void)memory; /* not while threads run */
}

/* Nobody may use the atomic at ADDRESS any more; once.  A step of its own.  */
static void weak_gone(const void *address)
{
    uint64_t ignored;

    if (before(&ignored))
        return;
    now->place[place_of(address, 4)].gone = true;
    give(0);
}

/* The thread is as at its beginning, but for what it has seen.  */
static void weak_restart(void)
{
    if (position == now->thread[me].steps)
        now->thread[me].steps = position = 0;
}

#include "weak-search.h"

/* ---- In the place of the real ones ------------------------------------------ */

#undef atomic_load_explicit
#undef atomic_store_explicit
#undef atomic_fetch_add_explicit
#undef atomic_fetch_sub_explicit
#undef atomic_fetch_or_explicit
#undef atomic_fetch_and_explicit
#undef atomic_exchange_explicit
#undef atomic_compare_exchange_strong_explicit
#undef atomic_compare_exchange_weak_explicit
#undef atomic_load

#define weak_bits(value) ((uint64_t)(uintptr_t)(value))
#define weak_as(p, value)                                                                \
    __extension__({                                                                      \
        __typeof__(*(p)) weak_given_ = (__typeof__(*(p)))(uintptr_t)(value);             \
        weak_given_;                                                                     \
    })
#define atomic_load_explicit(p, order) weak_as(p, weak_load((p), sizeof *(p), order))
#define atomic_load(p) atomic_load_explicit(p, memory_order_seq_cst)
#define atomic_store_explicit(p, value, order)                                           \
    weak_store((p), weak_bits(value), sizeof *(p), order)
#define weak_fetch(p, what, value, order)                                                \
    weak_as(p, weak_rmw((p), what, weak_bits(value), sizeof *(p), order))
#define atomic_fetch_add_explicit(p, value, order) weak_fetch(p, WEAK_ADD, value, order)
#define atomic_fetch_sub_explicit(p, value, order)                                       \
    weak_fetch(p, WEAK_ADD, -(value), order)
#define atomic_fetch_or_explicit(p, value, order) weak_fetch(p, WEAK_OR, value, order)
#define atomic_fetch_and_explicit(p, value, order) weak_fetch(p, WEAK_AND, value, order)
#define atomic_exchange_explicit(p, value, order)                                        \
    weak_fetch(p, WEAK_EXCHANGE, value, order)
#define atomic_compare_exchange_strong_explicit(p, expected, value, order, failed)       \
    weak_cas_in((p), (expected), weak_bits(value), sizeof *(p), order, failed)
#define atomic_compare_exchange_weak_explicit atomic_compare_exchange_strong_explicit

#define CO__FUTEX_H
#define co__futex_wait weak_wait
#define co__futex_wake weak_wake
#define malloc weak_malloc
#define free weak_free
