/* One resume takes the same stack however deep the delegation is, to the byte,
   and steps one coroutine only.  The same for a drop.
   { dg-skip-if "measures the stack from one resume to the next" "check-frames" }  */

#include "alloc.h"
#include "async.h"
#include "chain.h"

enum { DEPTH = 10000 };

static uintptr_t deepest;	/* Where the stack was in what ran last.  */
static unsigned steps;		/* How often the leaf was called.  */
static uintptr_t lowest_drop, highest_drop;

static void
note_drop (char *unused)
{
  (void) unused;
  uintptr_t here = stack_pointer ();
  lowest_drop = here < lowest_drop ? here : lowest_drop;
  highest_drop = here > highest_drop ? here : highest_drop;
}

static bool
leaf_next (void *self, void *item)
{
  (void) self;
  deepest = stack_pointer ();
  *(int *) item = steps++;
  return true;
}

static enum co_poll
depth_poll (void *self, struct co_context *cx, void *result)
{
  (void) self;
  (void) cx;
  (void) result;
  deepest = stack_pointer ();
  steps++;
  return CO_PENDING;
}

static void
leaf_dropped (void *self)
{
  check (self == &deepest);
  note_drop (NULL);
}

static const struct co_iterator_vtable leaf_iterator_vtable = {
  .head = { .abi = CO_ABI_VERSION, .name = "leaf", .drop = leaf_dropped },
  .next = leaf_next
};

static const struct co_future_vtable depth_future_vtable = {
  .head = { .abi = CO_ABI_VERSION, .name = "leaf", .drop = leaf_dropped },
  .poll = depth_poll
};

/* Depths 2 and more run the leaf from a chain.  */
static co_iterator (int)
iterate (int depth)
{
  char noted __attribute__ ((cleanup (note_drop), unused)) = 0;
  if (depth)
    co_yield_from (iterate (depth - 1));
  else
    {
      co_iterator (int) leaf = { &deepest, &leaf_iterator_vtable };
      co_yield_from (leaf);
    }
}

static co_future (int)
await (int depth)
{
  char noted __attribute__ ((cleanup (note_drop), unused)) = 0;
  int v;
  if (depth)
    v = co_await (await (depth - 1));
  else
    {
      co_future (int) leaf = { &deepest, &depth_future_vtable };
      v = co_await (leaf);
    }
  co_return (v + 1);
}

static co_stream (int)
stream (int depth)
{
  char noted __attribute__ ((cleanup (note_drop), unused)) = 0;
  if (depth)
    co_yield_from (stream (depth - 1));
  co_yield_from (iterate (depth));
}

static co_generator (int, void)
generator (int depth)
{
  co_yield_from (iterate (depth));
}

struct measured { uintptr_t first, later, lowest_drop, highest_drop; };

static void
reset_drops (void)
{
  lowest_drop = UINTPTR_MAX;
  highest_drop = 0;
}

/* Measure the object that CALL makes when it is resumed by STEP, and dropped.  */
#define MEASURE(name, type, call, step)				\
  static struct measured __attribute__ ((noipa))		\
  measure_##name (int depth)					\
  {								\
    struct measured m;						\
    type object = call;						\
    int v = 0;							\
    (void) v;							\
    steps = 0;							\
    check (step);						\
    check (steps == 1);						\
    m.first = deepest;						\
    for (unsigned i = 0; i < 10; i++)				\
      {								\
	check (step);						\
	check (steps == 2 + i);					\
	m.later = deepest;					\
      }								\
    reset_drops ();						\
    co_drop (&object);						\
    m.lowest_drop = lowest_drop;				\
    m.highest_drop = highest_drop;				\
    return m;							\
  }

MEASURE (iterator, co_iterator (int), iterate (depth), co_next (&object, &v))
MEASURE (future, co_future (int), await (depth),
	 co_poll (&object, &counting_context, &v) == CO_PENDING)
MEASURE (stream, co_stream (int), stream (depth),
	 co_poll_next (&object, &counting_context, &v) == CO_READY)
MEASURE (generator, co_generator (int, void), generator (depth),
	 co_resume (&object, &v) == CO_YIELDED)

static void
check_same (struct measured (*measure) (int))
{
  struct measured few = measure (2), many = measure (DEPTH);
  check (few.first == many.first);
  check (few.later == many.later);
  check (few.lowest_drop == many.lowest_drop);
  check (few.highest_drop == many.highest_drop);
}

int
main (void)
{
  check_same (measure_iterator);
  check_same (measure_future);
  check_same (measure_stream);
  check_same (measure_generator);
  return 0;
}
