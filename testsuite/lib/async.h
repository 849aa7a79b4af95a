/* Hand-written futures and streams as leaves, and a waker that counts: what a
   test polls a coroutine with.  */

#ifndef ASYNC_H
#define ASYNC_H

#include "check.h"
#include <cogen.h>

/* A waker that counts its wakes and its live clones.  */
static int waker_wakes, waker_clones;

static const struct co_waker_vtable counting_waker_vtable;

static struct co_waker
counting_waker_clone (void *data)
{
  waker_clones++;
  return (struct co_waker) { data, &counting_waker_vtable };
}

static void
counting_waker_wake (void *data)
{
  (void) data;
  waker_wakes++;
  waker_clones--;
}

static void
counting_waker_wake_by_ref (void *data)
{
  (void) data;
  waker_wakes++;
}

static void
counting_waker_drop (void *data)
{
  (void) data;
  waker_clones--;
}

static const struct co_waker_vtable counting_waker_vtable = {
  counting_waker_clone, counting_waker_wake, counting_waker_wake_by_ref,
  counting_waker_drop
};

static struct co_waker counting_waker = { 0, &counting_waker_vtable };
static struct co_context counting_context __attribute__ ((unused))
  = { &counting_waker };

/* A leaf that is pending PENDS times before each item.  As a future it gives
   VALUE; as a stream it gives VALUE items: 0, 1, ...  */
struct leaf
{
  int pends, left, value, next;
  char name;			/* traced when it is dropped; 0: nothing  */
};

static inline enum co_poll
leaf_poll (void *self, struct co_context *cx, void *result)
{
  struct leaf *leaf = (struct leaf *) self;
  check (cx && cx->waker);
  if (leaf->left-- > 0)
    return CO_PENDING;
  *(int *) result = leaf->value;
  return CO_READY;
}

static inline enum co_poll
leaf_poll_next (void *self, struct co_context *cx, void *item)
{
  struct leaf *leaf = (struct leaf *) self;
  check (cx && cx->waker);
  if (leaf->next == leaf->value)
    return CO_DONE;
  if (leaf->left-- > 0)
    return CO_PENDING;
  leaf->left = leaf->pends;
  *(int *) item = leaf->next++;
  return CO_READY;
}

static inline void
leaf_drop (void *self)
{
  struct leaf *leaf = (struct leaf *) self;
  if (leaf->name)
    trace (leaf->name);
  free (leaf);
}

static const struct co_future_vtable leaf_future_vtable = {
  .head = { .abi = CO_ABI_VERSION, .size = sizeof (struct leaf),
	    .align = _Alignof (struct leaf), .name = "leaf", .drop = leaf_drop },
  .poll = leaf_poll
};

static const struct co_stream_vtable leaf_stream_vtable = {
  .head = { .abi = CO_ABI_VERSION, .size = sizeof (struct leaf),
	    .align = _Alignof (struct leaf), .name = "leaf", .drop = leaf_drop },
  .poll_next = leaf_poll_next
};

static inline struct leaf *
new_leaf (char name, int pends, int value)
{
  struct leaf *leaf = (struct leaf *) malloc (sizeof *leaf);
  check (leaf != NULL);
  *leaf = (struct leaf) { pends, pends, value, 0, name };
  return leaf;
}

/* A future that is pending PENDS times, then gives VALUE.  */
static inline co_future (int)
leaf_future (char name, int pends, int value)
{
  co_future (int) f = { new_leaf (name, pends, value), &leaf_future_vtable };
  return f;
}

/* A stream of 0 .. COUNT-1 that is pending PENDS times before each.  */
static inline co_stream (int)
leaf_stream (char name, int pends, int count)
{
  co_stream (int) s = { new_leaf (name, pends, count), &leaf_stream_vtable };
  return s;
}

#endif
