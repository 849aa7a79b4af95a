/* Tasks and timers as one writes them in C where there is no library for it.  All lists are
   made of members of what they list, so only a task that is started is allocated.  */

#ifndef RUNTIME_HAND_H
#define RUNTIME_HAND_H

#include "bench.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

/* A machine with its state behind this head; it is in one list at most.  */
struct task {
    struct task *next;
    void (*step)(struct task *);
    int item; /* that it gives to another one, or gets, while it waits */
};

struct queue {
    struct task *first;
    struct task **end;
};

static inline void push(struct queue *q, struct task *t)
{
    t->next = 0;
    *q->end = t;
    q->end = &t->next;
}

static inline struct task *pop(struct queue *q)
{
    struct task *t = q->first;
    if (t) {
        q->first = t->next;
        if (!q->first)
            q->end = &q->first;
    }
    return t;
}

/* The tasks that can run.  */
extern struct queue ready;

/* Timers, in a wheel of milliseconds: each is in the list of its deadline, modulo the size
   of the wheel.  `now' is read when no task can run.  */
struct timer {
    struct timer *next, **previous;
    uint64_t deadline;
    struct task *task; /* is woken */
};

enum { SLOTS = 256 };
extern struct timer *wheel[SLOTS];
extern unsigned armed; /* timers */
extern uint64_t now;

static inline void arm(struct timer *timer, struct task *t, unsigned milliseconds)
{
    timer->deadline = now + milliseconds;
    timer->task = t;
    struct timer **slot = &wheel[timer->deadline % SLOTS];
    timer->next = *slot;
    if (*slot)
        (*slot)->previous = &timer->next;
    timer->previous = slot;
    *slot = timer;
    armed++;
}

/* `task' says whether the timer is armed.  */
static inline void disarm(struct timer *timer)
{
    *timer->previous = timer->next;
    if (timer->next)
        timer->next->previous = timer->previous;
    timer->task = 0;
    armed--;
}

/* Run T and all that it starts until nothing is left to do.  */
void run(struct task *t);

/* Tasks that another one waits for.  */
struct nursery {
    struct task *parent; /* if it waits for their end */
    uint32_t running, ended;
};

struct child {
    struct task task;
    struct nursery *nursery;
};

/* Allocate a task of SIZE bytes, a child first.  It runs when its parent returns.  */
static inline void *start(struct nursery *n, size_t size, void (*step)(struct task *))
{
    struct child *c = malloc(size);
    if (!c)
        abort();
    c->task.step = step;
    c->nursery = n;
    n->running++;
    push(&ready, &c->task);
    return c;
}

/* The end of a child; that of the last one wakes a parent that waits.  */
static inline void leave(struct child *c)
{
    struct nursery *n = c->nursery;
    n->ended++;
    if (--n->running == 0 && n->parent)
        push(&ready, n->parent);
    free(c);
}

/* False: T waits until all have ended.  */
static inline bool all_ended(struct nursery *n, struct task *t)
{
    if (n->running == 0)
        return true;
    n->parent = t;
    return false;
}

/* The main task of a workload that goes from I to N.  GOOD: how often what came was what
   was sent.  */
struct job {
    struct task task;
    struct nursery nursery;
    int i, n;
    uint32_t good;
};

static inline void run_job(struct job *j, void (*step)(struct task *), int n)
{
    *j = (struct job){.task = {.step = step}, .n = n};
    run(&j->task);
}

/* What is printed of N things that DEPTH tasks do.  */
static inline uint32_t by_tasks(const struct job *j, int tasks)
{
    return j->nursery.running == 0 && j->nursery.ended == (uint32_t)tasks ? (uint32_t)j->n
                                                                          : 0;
}

/* The workloads.  */
uint32_t spawn(int n);
uint32_t yield(int n);
uint32_t wake(int n);
uint32_t join(int n);
uint32_t timeout(int n);
uint32_t pending(int n);
uint32_t sleepers(int n);
uint32_t selects(int n);
uint32_t channel(int n);
uint32_t meeting(int n);
uint32_t pingpong(int n);
uint32_t lock(int n);
uint32_t contended(int n);

#endif
