/* Trait objects as the runtime sees them: without the plugin's types.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__OBJECT_H
#define CO__OBJECT_H

#include <cogen/abi.h>
#include <cogen/structures.h>
#include <stdint.h>
#include <stdio.h>

/* Any co_generator(Y, R); a struct co__future is any co_future(T), a struct co__stream any
   co_stream(T): the same two words, returned in the same registers.  */
struct co__generator {
    void *self;
    const struct co_generator_vtable *vtable;
};

/* What <cogen.h>, <cogen/task.h> and <cogen/time.h> declare with the plugin's types.  */
struct co__future co_sleep(unsigned ms);
struct co__stream co_every(unsigned ms);
void co_clock_freeze(void);
void co_clock_advance(unsigned ms);
void co_clock_thaw(void);

struct co_nursery *co__nursery_enter(struct co_nursery *nursery, struct co_context *cx);
bool co__nursery_waits(struct co_nursery *nursery, struct co_context *cx, int *result);
void co__nursery_leave(struct co_nursery *nursery);
void co__nursery_pause(struct co_nursery *nursery);
void co__nursery_resume(struct co_nursery *nursery, struct co_context *cx);
int co__start(struct co_nursery *nursery, void *future);
struct co__future co__start_limited(struct co_nursery *nursery, size_t limit,
                                    void *future);
void co_cancel(struct co_nursery *nursery);
struct co__future co__shield(void *future);
struct co__future co__timeout(bool is_time, uint64_t time, void *future, size_t size);
struct co__future co__spawn(void *future, size_t size, size_t align, bool is_int);
void co__detach(void *task);
int co__yields(struct co_context *cx);
struct co__future co_offload(int (*fn)(void *arg), void *arg);
int co_task_name(const char *name);
void co_dump_tasks(FILE *file);
int co_dump_on_signal(int number);
void *co__local_of(const void *key, size_t size, size_t align);
int co_schedule_seed(uint64_t seed);
struct co_pool *co_pool_new(unsigned threads);
void co_pool_free(struct co_pool *pool);
void co__pool_block_on(struct co_pool *pool, void *future, void *result);

/* <cogen/future.h> and <cogen/sync.h>.  */
struct co__watch;
struct co__subscriber;
struct co__broadcast;
struct co__promise;
struct co__shared;
struct co__future co__ready(const void *value, size_t size);
struct co__future co__never(bool is_int);
struct co__future co__race(void *futures, unsigned count);
struct co__future co__next_of(void *stream, void *item);
struct co__shared *co__share(void *future, size_t size, size_t align, bool is_int);
struct co__future co__shared_wait(struct co__shared *shared);
void co__shared_ref(struct co__shared *shared);
void co__shared_unref(struct co__shared *shared);
struct co__promise *co__promise_new(size_t size, bool is_int);
struct co__future co__promised(struct co__promise *promise);
void co__resolve(struct co__promise *promise, const void *value);
void co__promise_free(struct co__promise *promise);
void co_unlock_read(struct co_rwlock *lock);
void co_unlock_write(struct co_rwlock *lock);
int co_try_acquire(struct co_semaphore *semaphore, size_t n);
void co_release(struct co_semaphore *semaphore, size_t n);
void co_set(struct co_event *event);
void co_reset(struct co_event *event);
struct co__future co_wait_for(struct co_condition *condition, struct co_mutex *mutex);
void co_signal(struct co_condition *condition);
void co_signal_all(struct co_condition *condition);
struct co__chan *co__chan_new(size_t size, size_t capacity);
void co__chan_ref(struct co__chan *chan);
void co__chan_unref(struct co__chan *chan);
struct co__future co__send(struct co__chan *chan, const void *item);
struct co__future co__hold(struct co__chan *chan);
int co__try_send(struct co__chan *chan, const void *item);
int co__try_recv(struct co__chan *chan, void *item);
void co__close(struct co__chan *chan);
struct co__stream co__received(struct co__chan *chan);
struct co__broadcast *co__broadcast_new(size_t size, size_t room);
int co__broadcast_send(struct co__broadcast *broadcast, const void *item);
void co__broadcast_close(struct co__broadcast *broadcast);
void co__broadcast_free(struct co__broadcast *broadcast);
struct co__subscriber *co__subscribe(struct co__broadcast *broadcast);
struct co__future co__subscriber_recv(struct co__subscriber *subscriber, void *item);
uint64_t co__subscriber_missed(struct co__subscriber *subscriber);
void co__subscriber_free(struct co__subscriber *subscriber);
struct co__watch *co__watch_new(size_t size, const void *value);
void co__watch_set(struct co__watch *watch, const void *value);
void co__watch_get(struct co__watch *watch, void *value);
struct co__future co__watch_changed(struct co__watch *watch, uint64_t *version);
void co__watch_free(struct co__watch *watch);
struct co__future co__single_run(struct co_single *single, void *future);

/* What <cogen/iter.h> declares.  Both allocate by co_frame_alloc; a null object if that
   fails.  */
struct co__generator co_lines(FILE *file);
struct co__generator co_dir(const char *path);

/* How many bytes more a value needs in memory that is aligned as malloc's is, to be aligned
   to ALIGN; and where it is, from MEMORY on.  */
static inline size_t co__align_room(size_t align)
{
    return align > _Alignof(max_align_t) ? align - _Alignof(max_align_t) : 0;
}

static inline void *co__aligned(void *memory, size_t align)
{
    return (char *)memory + (-(uintptr_t)memory & (align - 1));
}

/* Ends the trait object at OBJECT and leaves it null.  */
static inline void co__drop(void *object)
{
    co__drop_all(object, 1, 0);
}

#endif
