/* Workloads by hand: what is limited in time, what sleeps, and the first of two.  */

#include "runtime-hand.h"

/* Something to wait for, whose kind is not known: true when it has ended.  If not, it wakes
   T when there is a reason to ask again.  */
struct operation {
    bool (*poll)(struct operation *, struct task *t);
};

/* A timeout around an operation.  */
struct timeout {
    struct timer timer;
    struct operation *around;
    unsigned milliseconds;
    bool started;
};

enum outcome { WAITS, ENDED, LATE };

static inline void timeout_init(struct timeout *o, struct operation *around,
                                unsigned milliseconds)
{
    o->around = around;
    o->milliseconds = milliseconds;
    o->started = false;
}

static inline enum outcome timeout_poll(struct timeout *o, struct task *t)
{
    bool has_ended = o->around->poll(o->around, t);
    if (!o->started) {
        if (has_ended)
            return ENDED;
        o->started = true;
        arm(&o->timer, t, o->milliseconds);
        return WAITS;
    }
    if (!o->timer.task)
        return has_ended ? ENDED : LATE;
    if (!has_ended)
        return WAITS;
    disarm(&o->timer);
    return ENDED;
}

/* Which of N operations has ended, or -1.  */
static inline int first_of(struct operation **all, int n, struct task *t)
{
    for (int i = 0; i < n; i++)
        if (all[i]->poll(all[i], t))
            return i;
    return -1;
}

/* An operation that ends after so many yields.  */
struct yields {
    struct operation operation;
    int left;
};

static bool yields_poll(struct operation *o, struct task *t)
{
    struct yields *y = (struct yields *)o;
    if (y->left-- > 0) {
        push(&ready, t);
        return false;
    }
    return true;
}

/* A timeout around an operation.  */
struct limited {
    struct job job;
    struct timeout timeout;
    struct yields yields;
    int waits;
};

static void limited_step(struct task *t)
{
    struct limited *l = (struct limited *)t;
    for (; l->job.i < l->job.n; l->job.i++) {
        if (!l->timeout.around) {
            l->yields = (struct yields){{yields_poll}, l->waits};
            timeout_init(&l->timeout, &l->yields.operation, 1000);
        }
        enum outcome outcome = timeout_poll(&l->timeout, t);
        if (outcome == WAITS)
            return;
        l->job.good += outcome == ENDED;
        l->timeout.around = 0;
    }
}

static uint32_t limited(int n, int waits)
{
    struct limited l = {.waits = waits};
    run_job(&l.job, limited_step, n);
    return l.job.good;
}

uint32_t timeout(int n)
{
    return limited(n, 0);
}

uint32_t pending(int n)
{
    return limited(n, 1);
}

/* Tasks that sleep until they shall end.  */
struct sleeper {
    struct child child;
    struct sleeper *next, **previous;
    struct timer timer;
    bool ends;
};

struct sleep {
    struct job job;
    struct sleeper *all;
};

static void sleeper_step(struct task *t)
{
    struct sleeper *s = (struct sleeper *)t;
    if (!s->ends) {
        arm(&s->timer, t, 1000000000);
        return;
    }
    *s->previous = s->next;
    if (s->next)
        s->next->previous = s->previous;
    leave(&s->child);
}

static void sleepers_step(struct task *t)
{
    struct sleep *all = (struct sleep *)t;
    struct job *j = &all->job;
    if (j->i < j->n) {
        for (; j->i < j->n; j->i++) {
            struct sleeper *s = start(&j->nursery, sizeof *s, sleeper_step);
            s->ends = false;
            s->next = all->all;
            if (s->next)
                s->next->previous = &s->next;
            s->previous = &all->all;
            all->all = s;
        }
        push(&ready, t);
        return;
    }
    for (struct sleeper *s = all->all; s; s = s->next) {
        s->ends = true;
        disarm(&s->timer);
        push(&ready, &s->child.task);
    }
    all_ended(&j->nursery, t);
}

uint32_t sleepers(int n)
{
    struct sleep s = {.all = 0};
    run_job(&s.job, sleepers_step, n);
    return by_tasks(&s.job, n);
}

/* The first of two operations; one never ends.  */
static bool never_poll(struct operation *o, struct task *t)
{
    (void)o;
    (void)t;
    return false;
}

struct race {
    struct job job;
    struct yields yields;
    struct operation never, *both[2];
};

static void select_step(struct task *t)
{
    struct race *r = (struct race *)t;
    while (r->job.i < r->job.n) {
        if (!r->both[0]) {
            r->yields = (struct yields){{yields_poll}, 1};
            r->both[0] = &r->yields.operation;
        }
        int first = first_of(r->both, 2, t);
        if (first < 0)
            return;
        r->job.good += first == 0;
        r->both[0] = 0;
        r->job.i++;
    }
}

uint32_t selects(int n)
{
    struct race r = {.never = {never_poll}, .both = {0, &r.never}};
    run_job(&r.job, select_step, n);
    return r.job.good;
}
