/* Workloads by hand: tasks that end, let others run and wake each other, and parts of one.  */

#include "runtime-hand.h"

/* Tasks that end at once.  */
static void nothing_step(struct task *t)
{
    leave((struct child *)t);
}

static void spawn_step(struct task *t)
{
    struct job *j = (struct job *)t;
    while (j->i < j->n) {
        j->i++;
        start(&j->nursery, sizeof(struct child), nothing_step);
        if (!all_ended(&j->nursery, t))
            return;
    }
}

uint32_t spawn(int n)
{
    struct job j;
    run_job(&j, spawn_step, n);
    return by_tasks(&j, n);
}

/* Tasks that let others run.  */
struct yielder {
    struct child child;
    int left;
};

static void yielder_step(struct task *t)
{
    struct yielder *y = (struct yielder *)t;
    if (y->left-- > 0)
        push(&ready, t);
    else
        leave(&y->child);
}

static void yield_step(struct task *t)
{
    struct job *j = (struct job *)t;
    if (j->i++ == 0)
        for (int i = 0; i < depth; i++) {
            struct yielder *y = start(&j->nursery, sizeof *y, yielder_step);
            y->left = j->n / depth;
        }
    all_ended(&j->nursery, t);
}

uint32_t yield(int n)
{
    struct job j;
    run_job(&j, yield_step, n);
    return by_tasks(&j, depth);
}

/* Two tasks that wake each other, each DEPTH calls deep: its next step is that of the
   innermost one, which knows who waits for it.  */
struct call {
    struct call *outer;
    void (*step)(struct task *);
};

struct passer {
    struct child child;
    struct passer *partner;
    struct call *innermost;
    bool waits;
};

static int left;

/* The innermost call has ended.  */
static void pass_back(struct task *t)
{
    struct passer *p = (struct passer *)t;
    struct call *outer = p->innermost->outer;
    free(p->innermost);
    p->innermost = outer;
    if (!outer) {
        leave(&p->child);
        return;
    }
    t->step = outer->step;
    t->step(t);
}

static void pass(struct task *t)
{
    struct passer *p = (struct passer *)t;
    if (left < 0) {
        pass_back(t); /* the partner is no more */
        return;
    }
    if (p->partner->waits) {
        p->partner->waits = false;
        push(&ready, &p->partner->child.task);
    }
    if (left-- > 0)
        p->waits = true;
    else
        pass_back(t);
}

static struct passer *start_passer(struct nursery *n)
{
    struct passer *p = start(n, sizeof *p, pass);
    p->waits = false;
    p->innermost = 0;
    for (int i = 0; i < depth; i++) {
        struct call *c = malloc(sizeof *c);
        if (!c)
            abort();
        c->outer = p->innermost;
        c->step = i < depth - 1 ? pass_back : pass;
        p->innermost = c;
    }
    return p;
}

static void wake_step(struct task *t)
{
    struct job *j = (struct job *)t;
    if (j->i++ == 0) {
        left = j->n;
        struct passer *a = start_passer(&j->nursery), *b = start_passer(&j->nursery);
        a->partner = b;
        b->partner = a;
    }
    all_ended(&j->nursery, t);
}

uint32_t wake(int n)
{
    struct job j;
    run_job(&j, wake_step, n);
    return by_tasks(&j, 2);
}

/* Parts of the main task that wait once, each by itself.  */
struct part {
    struct task task;
    struct gather *whole;
    bool waited;
};

struct gather {
    struct job job;
    int running;
    struct part parts[8];
};

static void part_step(struct task *t)
{
    struct part *p = (struct part *)t;
    if (!p->waited) {
        p->waited = true;
        push(&ready, t);
    } else if (--p->whole->running == 0) {
        push(&ready, &p->whole->job.task);
    }
}

static void join_step(struct task *t)
{
    struct gather *g = (struct gather *)t;
    if (g->job.i++ == g->job.n)
        return;
    for (int i = 0; i < depth && i < 8; i++) {
        struct part *p = &g->parts[i];
        p->task.step = part_step;
        p->whole = g;
        p->waited = false;
        push(&ready, &p->task);
        g->running++;
    }
}

uint32_t join(int n)
{
    struct gather g;
    g.running = 0;
    run_job(&g.job, join_step, n);
    return g.running == 0 ? (uint32_t)(g.job.i - 1) : 0;
}
