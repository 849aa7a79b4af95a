/* The workloads of runtime.c by hand, without coroutines and without a runtime: the floor
   under what these cost there.  Each task is a structure with its state and a function that
   takes its next step.  This unit has the loop that all of them run in.  */

#include "runtime-hand.h"
#include <time.h>

struct queue ready = {0, &ready.first};
struct timer *wheel[SLOTS];
unsigned armed;
uint64_t now;

static inline uint64_t read_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static void turn_wheel(void)
{
    static const struct timespec tick = {0, 1000000};
    nanosleep(&tick, 0);
    for (uint64_t end = read_clock(); now < end;) {
        struct timer *timer = wheel[++now % SLOTS];
        while (timer) {
            struct timer *next = timer->next;
            if (timer->deadline <= now) {
                push(&ready, timer->task);
                disarm(timer);
            }
            timer = next;
        }
    }
}

/* Run T and all that it starts until nothing is left to do.  */
void run(struct task *t)
{
    now = read_clock();
    push(&ready, t);
    for (;;) {
        while ((t = pop(&ready)))
            t->step(t);
        if (!armed)
            return;
        turn_wheel();
    }
}

#define VARIANT(name, function)                                                          \
    static uint32_t run_##name(int n)                                                    \
    {                                                                                    \
        if (depth == 0)                                                                  \
            depth = 1;                                                                   \
        return function(n);                                                              \
    }

VARIANT(spawn, spawn)
VARIANT(yield, yield)
VARIANT(wake, wake)
VARIANT(timeout, timeout)
VARIANT(pending, pending)
VARIANT(sleepers, sleepers)
VARIANT(channel, channel)
VARIANT(meeting, meeting)
VARIANT(pingpong, pingpong)
VARIANT(lock, lock)
VARIANT(contended, contended)
VARIANT(join, join)
VARIANT(select, selects)

const struct variant variants[] = {
    {"spawn", run_spawn},         {"yield", run_yield},
    {"wake", run_wake},           {"timeout", run_timeout},
    {"pending", run_pending},     {"sleepers", run_sleepers},
    {"channel", run_channel},     {"meeting", run_meeting},
    {"pingpong", run_pingpong},   {"lock", run_lock},
    {"contended", run_contended}, {"join", run_join},
    {"select", run_select},       {0, 0},
};
