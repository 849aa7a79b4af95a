/* Whose turn it is with a task of a pool.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   One word for each task says who has it, and how many hold it:

       idle      ->  queued     it is woken; who does that puts it in a queue
       idle      ->  running    somebody looks at it, for a dump
       queued    ->  running    a worker has taken it out of there
       running   ->  running, queued       it is woken
       running   ->  idle                  it waits
       running, queued  ->  queued         it waits, and the worker puts it in a queue
       running (, queued)  ->  running, ended   it is over
       idle, queued  ->  running, ended    somebody ends it from outside
       running, ended  ->  merged          its memory is that of those that hold it

   So one thread at a time has it.  Who wakes writes the word also where nothing changes:
   what he did before that is then seen by whoever polls the task next, since all changes
   are read-modify-writes.  A mere look at "queued" could be older than the poll.

   Who wants to end a task that another thread polls marks it as wanted and sleeps until
   that thread comes to the end of its poll.  A wanted task is not polled again, and not
   queued.

   Queued counts as a holder: who takes an ended task out of a queue may have to free it.  */

#include "turn.h"
#include "futex.h"

bool co__turn_wake(_Atomic int *word)
{
    int old = atomic_load_explicit(word, memory_order_relaxed);

    do {
        if (old & (CO__TURN_MERGED | CO__TURN_ENDED | CO__TURN_WANTED))
            return false;
    } while (!atomic_compare_exchange_weak_explicit(
        word, &old, old | CO__TURN_QUEUED, memory_order_acq_rel, memory_order_relaxed));
    return !(old & (CO__TURN_QUEUED | CO__TURN_RUNNING));
}

enum co__turn co__turn_begin(_Atomic int *word)
{
    int old = atomic_load_explicit(word, memory_order_relaxed), now;

    do {
        now = old & ~CO__TURN_QUEUED;
        if (!(old &
              (CO__TURN_MERGED | CO__TURN_RUNNING | CO__TURN_ENDED | CO__TURN_WANTED)))
            now |= CO__TURN_RUNNING;
    } while (!atomic_compare_exchange_weak_explicit(word, &old, now, memory_order_acq_rel,
                                                    memory_order_relaxed));
    if (!(old & CO__TURN_RUNNING) && (now & CO__TURN_RUNNING))
        return CO__TURN_POLL;
    return now == CO__TURN_MERGED ? CO__TURN_FREE : CO__TURN_SKIP;
}

enum co__turn_seen co__turn_look(_Atomic int *word)
{
    int old = atomic_load_explicit(word, memory_order_relaxed);

    do {
        if (old & (CO__TURN_MERGED | CO__TURN_ENDED | CO__TURN_WANTED))
            return CO__TURN_OVER;
        if (old & CO__TURN_RUNNING)
            return CO__TURN_RUNS;
        if (old & CO__TURN_QUEUED)
            return CO__TURN_READY;
    } while (!atomic_compare_exchange_weak_explicit(word, &old, old | CO__TURN_RUNNING,
                                                    memory_order_acq_rel,
                                                    memory_order_relaxed));
    return CO__TURN_WAITS;
}

bool co__turn_pause(_Atomic int *word)
{
    int old = atomic_load_explicit(word, memory_order_relaxed), now;

    do {
        now = old & ~CO__TURN_RUNNING;
        if (old & CO__TURN_WANTED)
            now &= ~CO__TURN_QUEUED;
    } while (!atomic_compare_exchange_weak_explicit(word, &old, now, memory_order_acq_rel,
                                                    memory_order_relaxed));
    if (old & CO__TURN_WANTED)
        co__futex_wake(word, INT_MAX);
    return now & CO__TURN_QUEUED;
}

void co__turn_finish(_Atomic int *word)
{
    int old = atomic_load_explicit(word, memory_order_relaxed);

    while (!atomic_compare_exchange_weak_explicit(
        word, &old, (old | CO__TURN_ENDED) & ~CO__TURN_QUEUED, memory_order_acq_rel,
        memory_order_relaxed))
        ;
}

bool co__turn_claim(_Atomic int *word)
{
    int old = atomic_load_explicit(word, memory_order_acquire);

    for (;;) {
        if (old & CO__TURN_MERGED)
            return false;
        if (!(old & CO__TURN_RUNNING)) {
            if (atomic_compare_exchange_weak_explicit(
                    word, &old,
                    (old | CO__TURN_RUNNING | CO__TURN_ENDED) & ~CO__TURN_WANTED,
                    memory_order_acq_rel, memory_order_acquire))
                return true;
        } else if (!(old & CO__TURN_WANTED)) {
            if (atomic_compare_exchange_weak_explicit(word, &old, old | CO__TURN_WANTED,
                                                      memory_order_acq_rel,
                                                      memory_order_acquire))
                old |= CO__TURN_WANTED;
        } else {
            co__futex_wait(word, old);
            old = atomic_load_explicit(word, memory_order_acquire);
        }
    }
}

bool co__turn_alone(_Atomic int *word, int holders)
{
    int flags = CO__TURN_RUNNING | CO__TURN_ENDED;

    return atomic_load_explicit(word, memory_order_acquire) + holders * CO__TURN_ONE ==
           flags;
}

bool co__turn_release(_Atomic int *word, int holders)
{
    int old = atomic_load_explicit(word, memory_order_relaxed), now;

    do {
        now = old + holders * CO__TURN_ONE;
        now &= ~(CO__TURN_RUNNING | CO__TURN_ENDED | CO__TURN_WANTED);
        now |= CO__TURN_MERGED;
    } while (!atomic_compare_exchange_weak_explicit(word, &old, now, memory_order_acq_rel,
                                                    memory_order_relaxed));
    if (old & CO__TURN_WANTED)
        co__futex_wake(word, INT_MAX);
    return now == CO__TURN_MERGED;
}
