/* Workloads by hand: channels and a mutex.  */

#include "runtime-hand.h"

enum { CHANNEL_MAX = 32 };

/* A channel of a capacity below CHANNEL_MAX.  Who has an item for a task that waits, or
   makes room for one, does its part, too; it is woken when it has nothing more to do.  */
struct channel {
    struct queue senders, receivers;
    uint32_t capacity, in, out;
    int items[CHANNEL_MAX];
};

static inline void channel_init(struct channel *c, uint32_t capacity)
{
    c->senders = (struct queue){0, &c->senders.first};
    c->receivers = (struct queue){0, &c->receivers.first};
    c->capacity = capacity;
    c->in = c->out = 0;
}

/* False: T waits.  */
static inline bool channel_send(struct channel *c, struct task *t, int item)
{
    struct task *other = pop(&c->receivers);
    if (other) {
        other->item = item;
        push(&ready, other);
        return true;
    }
    if (c->in - c->out == c->capacity) {
        t->item = item;
        push(&c->senders, t);
        return false;
    }
    c->items[c->in++ & (CHANNEL_MAX - 1)] = item;
    return true;
}

/* To T->item; false: T waits.  */
static inline bool channel_receive(struct channel *c, struct task *t)
{
    struct task *other = pop(&c->senders);
    if (c->in == c->out && !other) {
        push(&c->receivers, t);
        return false;
    }
    if (other) {
        /* Its item is the last one, and the only one where the capacity is zero.  */
        c->items[c->in++ & (CHANNEL_MAX - 1)] = other->item;
        push(&ready, other);
    }
    t->item = c->items[c->out++ & (CHANNEL_MAX - 1)];
    return true;
}

/* A mutex that is handed to who waits longest.  */
struct mutex {
    struct queue waiters;
    bool held;
};

static inline void mutex_init(struct mutex *m)
{
    m->waiters = (struct queue){0, &m->waiters.first};
    m->held = false;
}

/* False: T waits, and has the mutex when it is woken.  */
static inline bool mutex_lock(struct mutex *m, struct task *t)
{
    if (m->held) {
        push(&m->waiters, t);
        return false;
    }
    m->held = true;
    return true;
}

static inline void mutex_unlock(struct mutex *m)
{
    struct task *t = pop(&m->waiters);
    if (t)
        push(&ready, t);
    else
        m->held = false;
}

/* Items from one task to another.  */
struct sender {
    struct child child;
    struct channel *channel;
    int i, n;
};

static void sender_step(struct task *t)
{
    struct sender *s = (struct sender *)t;
    while (s->i < s->n)
        if (!channel_send(s->channel, t, s->i++))
            return;
    leave(&s->child);
}

struct receiver {
    struct job job;
    struct channel channel;
    bool waits;
};

static void receiver_step(struct task *t)
{
    struct receiver *r = (struct receiver *)t;
    if (r->waits)
        goto received;
    while (r->job.i < r->job.n) {
        if (!channel_receive(&r->channel, t)) {
            r->waits = true;
            return;
        }
    received:
        r->job.good += t->item == r->job.i++;
    }
    r->waits = false;
    all_ended(&r->job.nursery, t);
}

static void through_step(struct task *t)
{
    struct receiver *r = (struct receiver *)t;
    struct sender *s = start(&r->job.nursery, sizeof *s, sender_step);
    s->channel = &r->channel;
    s->i = 0;
    s->n = r->job.n;
    t->step = receiver_step;
    receiver_step(t);
}

static uint32_t through(int n, uint32_t capacity)
{
    struct receiver r = {.waits = false};
    channel_init(&r.channel, capacity);
    run_job(&r.job, through_step, n);
    return r.job.good;
}

uint32_t channel(int n)
{
    return through(n, 16);
}

uint32_t meeting(int n)
{
    return through(n, 0);
}

/* An item to another task and back.  */
struct echo {
    struct child child;
    struct channel *to, *from;
    int left;
    enum { RECEIVES, SENDS } state;
};

static void echo_step(struct task *t)
{
    struct echo *e = (struct echo *)t;
    for (;;) {
        if (e->state == SENDS) {
            e->state = RECEIVES;
            if (!channel_send(e->from, t, t->item))
                return;
        }
        if (e->left-- == 0)
            break;
        e->state = SENDS;
        if (!channel_receive(e->to, t))
            return;
    }
    leave(&e->child);
}

struct caller {
    struct job job;
    struct channel to, from;
    enum { STARTS, HAS_SENT, HAS_RECEIVED } state;
};

static void caller_step(struct task *t)
{
    struct caller *c = (struct caller *)t;
    for (;;)
        switch (c->state) {
        case HAS_RECEIVED:
            c->job.good += t->item == c->job.i++;
            /* FALLTHRU */
        case STARTS:
            if (c->job.i == c->job.n) {
                all_ended(&c->job.nursery, t);
                return;
            }
            c->state = HAS_SENT;
            if (!channel_send(&c->to, t, c->job.i))
                return;
            /* FALLTHRU */
        case HAS_SENT:
            c->state = HAS_RECEIVED;
            if (!channel_receive(&c->from, t))
                return;
        }
}

static void pingpong_step(struct task *t)
{
    struct caller *c = (struct caller *)t;
    struct echo *e = start(&c->job.nursery, sizeof *e, echo_step);
    e->to = &c->to;
    e->from = &c->from;
    e->left = c->job.n;
    e->state = RECEIVES;
    t->step = caller_step;
    caller_step(t);
}

uint32_t pingpong(int n)
{
    struct caller c = {.state = STARTS};
    channel_init(&c.to, 1);
    channel_init(&c.from, 1);
    run_job(&c.job, pingpong_step, n);
    return c.job.good;
}

/* Let the compiler not know what became of the mutex.  */
static inline void seen_elsewhere(struct mutex *mutex)
{
    __asm__ volatile("" : : "r"(mutex) : "memory");
}

/* A mutex that is free.  */
static void lock_step(struct task *t)
{
    struct job *j = (struct job *)t;
    struct mutex mutex;
    mutex_init(&mutex);
    for (; j->i < j->n; j->i++) {
        seen_elsewhere(&mutex);
        if (!mutex_lock(&mutex, t))
            return;
        seen_elsewhere(&mutex);
        mutex_unlock(&mutex);
    }
}

uint32_t lock(int n)
{
    struct job j;
    run_job(&j, lock_step, n);
    return (uint32_t)j.i;
}

/* One that DEPTH tasks want, each of which lets others run while it has it.  */
struct locker {
    struct child child;
    struct mutex *mutex;
    enum { BEGINS, IS_HANDED, HOLDS } state;
    int left;
};

static void locker_step(struct task *t)
{
    struct locker *l = (struct locker *)t;
    for (;;)
        switch (l->state) {
        case BEGINS:
            if (l->left-- == 0) {
                leave(&l->child);
                return;
            }
            if (!mutex_lock(l->mutex, t)) {
                l->state = IS_HANDED;
                return;
            }
            /* FALLTHRU */
        case IS_HANDED:
            l->state = HOLDS;
            push(&ready, t);
            return;
        case HOLDS:
            mutex_unlock(l->mutex);
            l->state = BEGINS;
        }
}

struct contest {
    struct job job;
    struct mutex mutex;
};

static void contended_step(struct task *t)
{
    struct contest *c = (struct contest *)t;
    if (c->job.i++)
        return;
    mutex_init(&c->mutex);
    for (int i = 0; i < depth; i++) {
        struct locker *l = start(&c->job.nursery, sizeof *l, locker_step);
        l->mutex = &c->mutex;
        l->left = c->job.n / depth;
        l->state = BEGINS;
    }
    all_ended(&c->job.nursery, t);
}

uint32_t contended(int n)
{
    struct contest c;
    run_job(&c.job, contended_step, n);
    return by_tasks(&c.job, depth);
}
