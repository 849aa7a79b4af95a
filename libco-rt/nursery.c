/* Nurseries: tasks that end before what started them goes on.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   co_nursery is a loop that runs once, so that every way out of its statement is one
   out of a loop: its end awaits the tasks, and any other way, a drop too, comes through
   the cleanup of the loop's variable, which drops them.

   Law: whoever drops a task has taken it out of all lists before, since a drop calls
   what the user wrote.

   In a pool the tasks of a nursery run on many threads, and its guard has the list of them.
   The nursery is there as long as a task is in the list, or runs: who leaves it waits for
   those that he takes out, which so become marked (OUT).  The one that ends last is not
   waited for; it looks at the nursery no more once it has unlocked.  */

#include "nursery.h"
#include "pool.h"
#include "turn.h"

#include <errno.h>

_Static_assert(sizeof(struct co__task) % CO__TASK_ALIGN == 0, "what is behind is aligned");

_Static_assert(sizeof(struct co__nursery) <= sizeof((struct co_nursery *)0)->co__data,
               "struct co_nursery has room for what is in it");

static struct co__nursery *inside(struct co_nursery *nursery)
{
    return (struct co__nursery *)nursery->co__data;
}

void co__nursery_lock_shared(struct co__nursery *nursery)
{
    co__guard_lock(&nursery->guard);
}

void co__nursery_unlock_shared(struct co__nursery *nursery)
{
    co__guard_unlock(&nursery->guard);
}

static inline void init(struct co__nursery *nursery, struct co__executor *executor)
{
    nursery->scope.kind = CO__SCOPE_NURSERY;
    nursery->executor = executor;
    nursery->newest = NULL;
    nursery->count = 0;
    nursery->error = 0;
    nursery->guard = (struct co__guard){0};
    nursery->joined = false;
    nursery->waiting.vtable = NULL;
    nursery->limited = nursery->last_limited = NULL;
    nursery->prev = NULL;
}

static inline void enter_executor(struct co__nursery *nursery,
                                  struct co__executor *executor)
{
    nursery->next = executor->nurseries;
    if (nursery->next)
        nursery->next->prev = nursery;
    executor->nurseries = nursery;
}

/* The same as co__nursery_enter, in any case.  */
static __attribute__((noinline)) struct co_nursery *enter_slowly(struct co_nursery *outer,
                                                                 struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);
    struct co__task *task = mine ? co__context_task(mine) : NULL;
    struct co__nursery *nursery = inside(outer);

    if (!task)
        co_panic("co_nursery", "entered outside of co_block_on");
    init(nursery, task->executor);
    co__scope_push(&nursery->scope, mine->strand, task);
    co__tree_lock(nursery->scope.shared);
    enter_executor(nursery, task->executor);
    co__tree_unlock(nursery->scope.shared);
    outer->co__open = true;
    return outer;
}

struct co_nursery *co__nursery_enter(struct co_nursery *outer, struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);
    struct co__nursery *nursery = inside(outer);
    struct co__scope *scope = &nursery->scope, *parent;
    struct co__task *task;

    if (!mine || !mine->task || !co__usual())
        return enter_slowly(outer, cx);
    task = mine->task;
    parent = mine->strand->co__top;
    if (task->state & CO__TASK_POOLED || (parent && parent->lent))
        return enter_slowly(outer, cx);
    outer->co__open = true;
    init(nursery, task->executor);
    scope->strand = mine->strand;
    scope->child = NULL;
    scope->task = task;
    scope->shared = scope->lent = false;
    scope->cancelled = 0; /* nobody else knows it */
    task->holders++; /* it is polled on this thread */
    co__scope_link(scope, parent);
    mine->strand->co__top = scope;
    enter_executor(nursery, task->executor);
    return outer;
}

/* Takes NURSERY out of the list of its executor.  */
static inline void unlist(struct co__nursery *nursery)
{
    if (nursery->next)
        nursery->next->prev = nursery->prev;
    if (nursery->prev)
        nursery->prev->next = nursery->next;
    else
        nursery->executor->nurseries = nursery->next;
}

static void leave_executor(struct co__nursery *nursery)
{
    co__tree_lock(nursery->scope.shared);
    unlist(nursery);
    nursery->executor = NULL;
    co__tree_unlock(nursery->scope.shared);
}

/* ---- Tasks ---------------------------------------------------------------- */

static void add(struct co__nursery *nursery, struct co__task *task)
{
    co__tasks_add(&nursery->newest, task);
    nursery->count++;
}

/* The same in a pool, and starts it.  False if nothing is started in NURSERY any more.  */
static __attribute__((noinline)) bool add_shared(struct co__nursery *nursery,
                                                 struct co__task *task)
{
    task->foreign = CO__TURN_QUEUED;
    co__nursery_lock_shared(nursery);
    bool open = !co__scope_cancelled(&nursery->scope);
    if (open)
        add(nursery, task);
    co__nursery_unlock_shared(nursery);
    if (open)
        co__pool_start(task);
    return open;
}

/* The rest of start, for one that is shared.  */
static __attribute__((noinline)) int start_shared(struct co__nursery *nursery,
                                                  struct co__task *task)
{
    struct co__future future = task->future;
    size_t size = (size_t)task->units * CO__TASK_ALIGN;

    task->state = CO__TASK_POOLED;
    task->next = task->older = NULL;
    if (add_shared(nursery, task))
        return 0;
    future.vtable->head.drop(future.self);
    co_frame_free(task, size, CO__TASK_ALIGN);
    return -ECANCELED;
}

/* Starts FUTURE as TASK, which has SIZE bytes, in NURSERY.  */
static inline int start(struct co__nursery *nursery, struct co__task *task,
                        struct co__future future, size_t size)
{
    task->next_posted = NULL;
    task->future = future;
    task->executor = nursery->executor;
    task->nursery = nursery;
    task->newer = NULL;
    task->strand.co__top = &nursery->scope;
    task->locals = NULL;
    task->holders = 0;
    atomic_init(&task->foreign, 0);
    task->number = co__number_new();
    task->state = CO__TASK_QUEUED;
    task->units = (unsigned)(size / CO__TASK_ALIGN);
    if (__builtin_expect(nursery->scope.shared, 0))
        return start_shared(nursery, task);
    add(nursery, task);
    co__executor_enqueue(task->executor, task);
    return 0;
}

/* True if tasks are started in NURSERY.  */
static bool is_open(const struct co__nursery *nursery)
{
    return nursery->executor && !co__scope_cancelled(&nursery->scope);
}

int co__nursery_start(struct co__nursery *nursery, struct co__future future)
{
    struct co__task *task = NULL;
    int error = is_open(nursery) ? 0 : -ECANCELED;

    if (!error) {
        task = future.vtable ? co_frame_alloc(sizeof *task, CO__TASK_ALIGN) : NULL;
        error = task ? 0 : -ENOMEM;
    }
    if (error) {
        if (future.vtable)
            future.vtable->head.drop(future.self);
        return error;
    }
    if (future.vtable->head.abi != CO_ABI_VERSION)
        co__panic_abi(&future.vtable->head);
    return start(nursery, task, future, sizeof *task);
}

int co__start(struct co_nursery *nursery, void *object)
{
    struct co__future *future = object, taken = *future;

    *future = (struct co__future){0};
    return co__nursery_start(inside(nursery), taken);
}

void *co__task_room(size_t size)
{
    struct co__task *task =
        size <= CO__TASK_MOST - sizeof *task
            ? co_frame_alloc(co__task_size(sizeof *task + size), CO__TASK_ALIGN)
            : NULL;

    return task ? task + 1 : NULL;
}

static __attribute__((noinline)) int not_started(struct co__task *task,
                                                 struct co__future future, size_t size)
{
    future.vtable->head.drop(future.self);
    co_frame_free(task, size, CO__TASK_ALIGN);
    return -ECANCELED;
}

int co__start_placed(struct co_nursery *outer, void *object)
{
    struct co__nursery *nursery = inside(outer);
    struct co__future *given = object, future = *given;

    *given = (struct co__future){0};
    if (!future.vtable)
        return is_open(nursery) ? -ENOMEM : -ECANCELED;

    struct co__task *task = (struct co__task *)future.self - 1;
    size_t size = co__task_size(sizeof *task + future.vtable->head.size);
    return is_open(nursery) ? start(nursery, task, future, size)
                            : not_started(task, future, size);
}

static void take_out(struct co__nursery *nursery, struct co__task *task)
{
    co__tasks_take_out(&nursery->newest, task);
    nursery->count--;
}

/* One task less is in NURSERY.  */
static void wake_waiting(struct co__nursery *nursery)
{
    if (nursery->limited)
        co_waker_wake(&nursery->limited->waker);
    if (nursery->count > 0)
        return;
    if (nursery->joined)
        co__task_wake(nursery->scope.task);
    if (nursery->waiting.vtable)
        co_waker_wake(&nursery->waiting);
}

/* The mark of a task that somebody drops, in its member newer.  */
static bool is_out(const struct co__task *task)
{
    return task->newer == task;
}

/* The same as co__nursery_task_ended, in a pool.  */
static __attribute__((noinline)) void shared_task_ended(struct co__nursery *nursery,
                                                        struct co__task *task, int result)
{
    struct co_waker limited = {0}, waiting = {0};
    bool failed = false;

    if (result < 0) {
        co__nursery_lock(nursery);
        failed = nursery->error == 0 && !is_out(task);
        if (failed)
            nursery->error = result;
        co__nursery_unlock(nursery);
    }
    if (failed)
        co__scope_cancel(&nursery->scope); /* it is there while the task is in it */

    co__nursery_lock(nursery);
    if (!is_out(task)) {
        take_out(nursery, task);
        if (nursery->limited)
            limited = co__waker_taken(&nursery->limited->waker);
        if (nursery->count == 0)
            waiting = co__waker_taken(&nursery->waiting);
    }
    co__nursery_unlock(nursery);
    co_waker_wake(&limited);
    co_waker_wake(&waiting);
}

/* The same as co__nursery_task_ended, where somebody needs to know.  */
static __attribute__((noinline)) void task_ended_slowly(struct co__nursery *nursery,
                                                        struct co__task *task, int result)
{
    if (nursery->scope.shared) {
        shared_task_ended(nursery, task, result);
        return;
    }
    take_out(nursery, task);
    if (result < 0 && nursery->error == 0) {
        nursery->error = result;
        co__scope_cancel(&nursery->scope);
    }
    wake_waiting(nursery);
}

void co__nursery_task_ended(struct co__nursery *nursery, struct co__task *task,
                            int result)
{
    if (__builtin_expect(nursery->scope.shared || result < 0 || nursery->limited ||
                             nursery->waiting.vtable,
                         0)) {
        task_ended_slowly(nursery, task, result);
        return;
    }
    take_out(nursery, task);
    if (nursery->count == 0 && nursery->joined)
        co__task_wake_here(nursery->scope.task);
}

void co__nursery_wake_all(struct co__nursery *nursery)
{
    co__nursery_lock(nursery);
    for (struct co__task *task = nursery->newest; task; task = task->older)
        co__task_wake_held(task);
    co__nursery_unlock(nursery);
}

/* Takes the newest task out and returns it, held; null if there is none.  */
static struct co__task *take_newest(struct co__nursery *nursery)
{
    co__nursery_lock(nursery);
    struct co__task *task = nursery->newest;
    if (task) {
        co__task_hold(task);
        take_out(nursery, task);
        task->newer = task;
    }
    co__nursery_unlock(nursery);
    return task;
}

static __attribute__((noinline)) void drop_shared_tasks(struct co__nursery *nursery)
{
    struct co__task *task;

    while ((task = take_newest(nursery))) {
        if (!co__pool_end(task))
            task->nursery = NULL; /* as below */
        co__task_unhold(task);
    }
}

static void drop_tasks(struct co__nursery *nursery)
{
    if (__builtin_expect(nursery->scope.shared, 0))
        drop_shared_tasks(nursery);
    while (nursery->newest) {
        struct co__task *task = nursery->newest;

        take_out(nursery, task);
        if (task->state & CO__TASK_FINISHED) {
            task->nursery = NULL; /* it ends further out, and dropping it led here */
            continue;
        }
        co__task_end(task);
        co__task_let_go(task);
    }
}

/* ---- The ways out --------------------------------------------------------- */

static __attribute__((noinline)) bool waits_shared(struct co__nursery *nursery,
                                                   struct co_context *cx, int *result)
{
    struct co_waker waker = co_waker_clone(cx->waker), old = waker;

    co__nursery_lock(nursery);
    bool waits = nursery->count > 0;
    if (waits) {
        old = nursery->waiting;
        nursery->waiting = waker;
    } else {
        *result = nursery->error;
    }
    co__nursery_unlock(nursery);
    co_waker_drop(&old);
    return waits;
}

static bool waits_here(struct co__nursery *nursery, struct co_context *cx, int *result)
{
    if (nursery->count > 0) {
        struct co__context *mine = co__context_of(cx);

        nursery->joined = mine && mine->task == nursery->scope.task;
        if (!nursery->joined)
            co__keep_waker(&nursery->waiting, cx);
        return true;
    }
    *result = nursery->error;
    return false;
}

/* The same as co__nursery_waits, in any case.  */
static __attribute__((noinline)) bool
waits_slowly(struct co__nursery *nursery, struct co_context *cx, int *result)
{
    /* Begun elsewhere, it is below another scope than that of who polls it now.  */
    if (co__is_cancelled(cx))
        co__scope_cancel(&nursery->scope);
    return nursery->scope.shared ? waits_shared(nursery, cx, result)
                                 : waits_here(nursery, cx, result);
}

bool co__nursery_waits(struct co_nursery *outer, struct co_context *cx, int *result)
{
    struct co__nursery *nursery = inside(outer);

    return __builtin_expect(!co__usual() || nursery->scope.shared, 0)
               ? waits_slowly(nursery, cx, result)
               : waits_here(nursery, cx, result);
}

/* From now on nothing is started.  */
static void close(struct co__nursery *nursery)
{
    unsigned char open = 0;

    if (__builtin_expect(!nursery->scope.shared, 1)) {
        if (!co__scope_cancelled(&nursery->scope))
            nursery->scope.cancelled = CO__CLOSED;
        return;
    }
    co__nursery_lock(nursery);
    __atomic_compare_exchange_n(&nursery->scope.cancelled, &open, CO__CLOSED, false,
                                __ATOMIC_ACQ_REL, __ATOMIC_RELAXED);
    co__nursery_unlock(nursery);
}

/* The same as co__nursery_leave, in any case.  */
static __attribute__((noinline)) void leave_slowly(struct co__nursery *nursery)
{
    close(nursery);
    drop_tasks(nursery);
    while (nursery->limited) {
        struct co__limited *limited = nursery->limited;

        limited->left_alone = true;
        co__limited_leave(limited);
        co_waker_wake(&limited->waker);
    }
    if (nursery->waiting.vtable)
        co_waker_drop(&nursery->waiting);
    if (nursery->executor)
        leave_executor(nursery);
    co__scope_pop(&nursery->scope);
}

void co__nursery_leave(struct co_nursery *outer)
{
    struct co__nursery *nursery = inside(outer);
    struct co__scope *scope = &nursery->scope;

    if (scope->kind != CO__SCOPE_NURSERY)
        return; /* what entered it did not return */
    outer->co__open = false;
    if (__builtin_expect(scope->shared || nursery->newest || nursery->limited ||
                             nursery->waiting.vtable || !nursery->executor ||
                             scope->child || co__scope_cancelled(scope) || !scope->strand,
                         0)) {
        leave_slowly(nursery);
        return;
    }
    unlist(nursery);
    if (scope->strand->co__top == scope)
        scope->strand->co__top = scope->parent;
    co__scope_unlink(scope);
    scope->kind = CO__SCOPE_PLAIN;
    nursery->executor = NULL;
    co__task_unhold(scope->task);
}

void co__nursery_pause(struct co_nursery *outer)
{
    struct co__scope *scope = &inside(outer)->scope;

    co__tree_lock(scope->shared);
    if (scope->strand && scope->strand->co__top == scope)
        scope->strand->co__top = scope->parent;
    scope->strand = NULL;
    co__tree_unlock(scope->shared);
}

void co__nursery_resume(struct co_nursery *outer, struct co_context *cx)
{
    struct co__scope *scope = &inside(outer)->scope, *parent;
    struct co__context *mine = co__context_of(cx);
    struct co__task *task = mine ? co__context_task(mine) : NULL;

    if (!task || !mine->strand)
        return;
    parent = mine->strand->co__top;
    if (scope->parent != parent || scope->task != task)
        co__scope_move(scope, parent, task);
    co__tree_lock(scope->shared);
    scope->strand = mine->strand;
    mine->strand->co__top = scope;
    co__tree_unlock(scope->shared);
}

void co__nursery_abandon_all(struct co__executor *executor)
{
    while (executor->nurseries) {
        struct co__nursery *nursery = executor->nurseries;

        co__nursery_lock(nursery);
        if (!co__scope_cancelled(&nursery->scope))
            co__scope_init(&nursery->scope, true);
        co__nursery_unlock(nursery);
        drop_tasks(nursery);
        if (nursery->executor) {
            nursery->error = nursery->error ? nursery->error : -ECANCELED;
            leave_executor(nursery);
        }
    }
}

void co_cancel(struct co_nursery *nursery)
{
    co__scope_cancel(&inside(nursery)->scope);
}
