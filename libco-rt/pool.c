/* A work-stealing executor.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Each worker takes a task and polls it, from the first of these where there is one:

   1. the one that was woken here last;
   2. its own deque, the newest first;
   3. the inbox, where tasks are put from outside, and those that let others run: all of
      them go to the deque, so that they run in their order;
   4. the deques of the others, the oldest first.

   Each FAIR turns it is the inbox, or the oldest of the own deque: so nobody waits for ever
   while others wake each other.  A worker that finds nothing sleeps (parking.c).

   Locks: the word of a task and the queues need none.  The scopes of all pools have one
   (scope.c), the tasks of a nursery its own, what is spawned the pool's.

   fork: the child has none of the threads; what was in a pool is lost to it, and the pool
   may only be freed there, which does nothing.  */

#include "pool.h"
#include "clock.h"
#include "futex.h"
#include "leaf.h"
#include "nursery.h"
#include "timer-wheel.h"
#include "turn.h"

#include <errno.h>
#include <signal.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FAIR = 64, MOST = 1024 };

/* ---- Finding a task ------------------------------------------------------------ */

/* Takes all that is in the inbox: returns the first, and the others go to the deque.  */
static struct co__task *take_inbox(struct co__worker *worker)
{
    struct co_pool *pool = worker->executor.pool;
    struct co__task *task;
    bool more = false;

    if (!atomic_load_explicit(&pool->executor.inbox, memory_order_relaxed))
        return NULL;
    task = atomic_exchange_explicit(&pool->executor.inbox, NULL, memory_order_acq_rel);
    while (task && task->next_posted) {
        struct co__task *older = task->next_posted;

        if (!co__deque_push(&worker->deque, task))
            co__pool_inject(pool, task);
        task = older;
        more = true;
    }
    if (more)
        co__parking_notify(&pool->parking);
    return task;
}

static struct co__task *steal_from(struct co__worker *victim)
{
    void *item;

    do
        item = co__deque_steal(&victim->deque);
    while (item == CO__DEQUE_AGAIN);
    return item;
}

/* Returns what is to run after all the others.  */
static struct co__task *take_oldest(struct co__worker *worker)
{
    struct co__task *task = NULL;

    if (worker->turn / FAIR % 2)
        task = take_inbox(worker);
    return task ? task : steal_from(worker);
}

static inline struct co__task *take_own(struct co__worker *worker)
{
    struct co__task *task = NULL;

    if (++worker->turn % FAIR == 0)
        task = take_oldest(worker);
    if (!task && worker->next) {
        task = worker->next;
        worker->next = NULL;
    }
    if (!task)
        task = co__deque_take(&worker->deque);
    return task ? task : take_inbox(worker);
}

static struct co__task *steal(struct co__worker *worker)
{
    struct co_pool *pool = worker->executor.pool;

    for (unsigned i = 0; i < pool->count; i++) {
        struct co__worker *victim = &pool->workers[worker->victim];
        struct co__task *task = victim == worker ? NULL : steal_from(victim);

        if (task)
            return task;
        worker->victim = worker->victim + 1 == pool->count ? 0 : worker->victim + 1;
    }
    return take_inbox(worker);
}

/* True if there is something that a sleeping worker could do.  */
static bool any_work(struct co_pool *pool)
{
    if (atomic_load(&pool->stop) || atomic_load(&pool->executor.inbox))
        return true;
    for (unsigned i = 0; i < pool->count; i++)
        if (!co__deque_empty(&pool->workers[i].deque))
            return true;
    return false;
}

/* ---- A worker ------------------------------------------------------------------ */

static void rest(struct co__worker *worker)
{
    struct co_pool *pool = worker->executor.pool;

    co__parking_announce(&pool->parking);
    if (any_work(pool)) {
        co__parking_retract(&pool->parking);
        return;
    }
    if (co__clock_frozen() && co__pool_idle(pool))
        co__executor_notify(&pool->executor);
    co__parking_sleep(&pool->parking);
    if (co__clock_frozen())
        co__executors_running(&pool->executor);
}

static struct co__task *find(struct co__worker *worker)
{
    struct co_pool *pool = worker->executor.pool;
    struct co__task *task = take_own(worker);

    if (!task && !worker->searches) {
        worker->searches = true;
        co__parking_search(&pool->parking);
    }
    if (!task)
        task = steal(worker);
    if (task && worker->searches) {
        worker->searches = false;
        if (co__parking_found(&pool->parking) && any_work(pool))
            co__parking_notify(&pool->parking);
    }
    return task;
}

static void left_by_force(struct co__worker **worker)
{
    if (*worker)
        co_panic("co_pool", "a task ends the thread that it runs on");
}

static void *work(void *data)
{
    struct co__worker *worker __attribute__((cleanup(left_by_force))) = data;
    struct co_pool *pool = worker->executor.pool;

    co__executor_here = &worker->executor;
    while (!atomic_load_explicit(&pool->stop, memory_order_relaxed)) {
        struct co__task *task = find(worker);

        if (task)
            co__pool_run(worker, task);
        else
            rest(worker);
    }
    co__executor_here = NULL;
    worker = NULL;
    return NULL;
}

/* ---- Making a pool ------------------------------------------------------------- */

/* What other threads may have locked, and the child needs.  */
static void before_fork(void)
{
    co__tree_lock_shared();
    co__executors_lock();
}

static void after_fork(void)
{
    co__executors_unlock();
    co__tree_unlock_shared();
}

static void after_fork_in_child(void)
{
    atomic_fetch_add(&co__forks, 1);
    after_fork();
}

static void handle_forks(void)
{
    pthread_atfork(before_fork, after_fork, after_fork_in_child);
}

static void init_worker(struct co_pool *pool, struct co__worker *worker, unsigned number)
{
    memset(worker, 0, sizeof *worker);
    worker->executor.cx = &worker->cx;
    worker->executor.pool = pool;
    worker->executor.wheel = pool->executor.wheel;
    worker->cx.context.waker = &worker->cx.waker;
    worker->cx.waker =
        (struct co_waker){.data = &worker->cx, .vtable = &co__context_waker};
    worker->number = number;
    worker->victim = (number + 1) % pool->count;
}

/* Returns a pool without threads; null without memory.  */
static struct co_pool *new_pool(unsigned count)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct co_pool *pool = calloc(1, sizeof *pool);

    pthread_once(&once, handle_forks);
    if (!pool)
        return NULL;
    co__executor_init(&pool->executor, NULL);
    pool->executor.pool = pool;
    pool->executor.wheel = co__wheel_new(&pool->executor);
    pool->count = count;
    pool->generation = atomic_load(&co__forks);
    pool->workers =
        aligned_alloc(alignof(struct co__worker), count * sizeof *pool->workers);
    if (!pool->executor.wheel || !pool->workers) {
        free(pool->executor.wheel);
        co__pool_dispose(pool);
        return NULL;
    }
    for (unsigned i = 0; i < count; i++)
        init_worker(pool, &pool->workers[i], i);
    return pool;
}

/* Ends the threads of POOL, the worker's first.  */
static void stop_threads(struct co_pool *pool, bool timer)
{
    atomic_store(&pool->stop, true);
    co__parking_wake_all(&pool->parking);
    for (unsigned i = 0; i < pool->started; i++)
        pthread_join(pool->workers[i].thread, NULL);
    if (timer) {
        co__executor_notify(&pool->executor);
        pthread_join(pool->timer, NULL);
    }
}

/* Starts the threads of POOL, with every signal blocked.  Returns 0 or an errno.  */
static int start_threads(struct co_pool *pool)
{
    sigset_t all, old;
    int error;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    error = pthread_create(&pool->timer, NULL, co__pool_timers, pool);
    bool timer = !error;
    while (!error && pool->started < pool->count) {
        struct co__worker *worker = &pool->workers[pool->started];

        error = pthread_create(&worker->thread, NULL, work, worker);
        pool->started += !error;
    }
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (error)
        stop_threads(pool, timer);
    return error;
}

/* Ends what is in POOL, whose threads have ended, and closes its inbox.  */
static void end_tasks(struct co_pool *pool)
{
    struct co__worker *worker = pool->workers;
    struct co__task *task;

    co__executor_here = &worker->executor;
    worker->cx.task = &pool->executor.root;
    co__number_here = 0;
    co__spawned_drop_all(&pool->executor);
    co__nursery_abandon_all(&pool->executor);
    co__executor_settle(&pool->executor);
    for (unsigned i = 0; i < pool->count; i++) {
        struct co__worker *each = &pool->workers[i];

        while ((task = take_own(each)))
            co__pool_forget(task);
    }
    co__executor_here = NULL;
    task = atomic_exchange(&pool->executor.inbox, CO__INBOX_CLOSED);
    while (task) {
        struct co__task *next = task->next_posted;

        co__pool_forget(task);
        task = next;
    }
    co__task_free_locals(&pool->executor.root);
}

static void free_pool(struct co_pool *pool)
{
    end_tasks(pool);
    co__wheel_free(pool->executor.wheel);
    pool->executor.wheel = NULL;
    co__executors_remove(&pool->executor);
    co__task_let_go(&pool->executor.root);
}

struct co_pool *co_pool_new(unsigned threads)
{
    long cores = threads ? (long)threads : sysconf(_SC_NPROCESSORS_ONLN);
    struct co_pool *pool =
        cores <= MOST ? new_pool(cores > 0 ? (unsigned)cores : 1) : NULL;

    if (!pool) {
        errno = ENOMEM;
        return NULL;
    }
    co__executors_add(&pool->executor);

    int error = start_threads(pool);
    if (error) {
        free_pool(pool);
        errno = error;
        return NULL;
    }
    return pool;
}

void co_pool_free(struct co_pool *pool)
{
    if (!pool || pool->generation != atomic_load(&co__forks))
        return;
    if (co__worker_here(pool))
        co_panic("co_pool_free", "called by a task of the pool");
    if (atomic_load(&pool->roots))
        co_panic("co_pool_free", "a co_pool_block_on has not returned");
    stop_threads(pool, true);
    free_pool(pool);
}

/* ---- co_pool_block_on ---------------------------------------------------------- */

static void add_given(struct co_pool *pool, struct co__task *task)
{
    co__guard_lock(&pool->spawned);
    co__tasks_add(&pool->given, task);
    co__guard_unlock(&pool->spawned);
}

void co__pool_take_out_given(struct co__task *task)
{
    struct co_pool *pool = task->executor->pool;

    co__guard_lock(&pool->spawned);
    co__tasks_take_out(&pool->given, task);
    co__guard_unlock(&pool->spawned);
}

void co__pool_block_on(struct co_pool *pool, void *object, void *result)
{
    struct co__future future = co__take(object);
    _Atomic int ended = 0;

    co__check_future(&future, "co_pool_block_on");
    if (!pool)
        co_panic("co_pool_block_on", "the pool is null");
    if (co__blocks_here())
        co_panic("co_pool_block_on", "called inside of co_block_on, or of itself");
    if (pool->generation != atomic_load(&co__forks))
        co_panic("co_pool_block_on", "the pool's threads are in the parent process");

    size_t size = co__task_size(sizeof(struct co__root));
    struct co__root *root = co_frame_alloc(size, CO__TASK_ALIGN);
    if (!root)
        co_panic("co_pool_block_on", "out of memory");
    *root = (struct co__root){
        .task = {.future = future,
                 .executor = &pool->executor,
                 .foreign = CO__TURN_QUEUED,
                 .state = CO__TASK_POOLED,
                 .number = co__number_new(),
                 .units = (unsigned)(size / CO__TASK_ALIGN)},
        .result = result,
        .ended = &ended};
    atomic_fetch_add(&pool->roots, 1);
    add_given(pool, &root->task);
    co__pool_start(&root->task);
    while (!atomic_load_explicit(&ended, memory_order_acquire))
        co__futex_wait(&ended, 0);
    co__acquired(&ended);
    atomic_fetch_sub(&pool->roots, 1);
}
