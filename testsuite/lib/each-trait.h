/* One body, four coroutines: an iterator, a future, a stream and a generator.

   A test that includes this header is read five times.  Its coroutines stand
   under #ifdef COROUTINE, its main under #else:

	#include "each-trait.h"
	#ifdef COROUTINE
	COROUTINE (count, (int n))
	{
	  for (int i = 0; i < n; i++)
	    STEP (i);
	}
	#else
	int main (void) { check_each (count, (3), 0, 1, 2); }
	#endif

   STEP (V) suspends, shows the int V to the driver, and its value is V again.
   check_each makes each of the four, steps it and compares what is shown;
   once to its end, and once for each suspension at which it is dropped.
   alloc.h sees that no frame leaks.  */

#ifndef EACH_TRAIT_H
#define EACH_TRAIT_H

#include "alloc.h"

/* What a future shows: a leaf that is pending once.  */
static int step_shown;

struct step_leaf { int value; bool polled; };

static enum co_poll
step_poll (void *self, struct co_context *cx, void *result)
{
  struct step_leaf *leaf = (struct step_leaf *) self;
  (void) cx;
  if (!leaf->polled)
    {
      leaf->polled = true;
      step_shown = leaf->value;
      return CO_PENDING;
    }
  *(int *) result = leaf->value;
  return CO_READY;
}

static void
step_drop (void *self)
{
  free (self);
}

static const struct co_future_vtable step_vtable = {
  .head = { .abi = CO_ABI_VERSION, .size = sizeof (struct step_leaf),
	    .align = _Alignof (struct step_leaf), .name = "step",
	    .drop = step_drop },
  .poll = step_poll
};

static co_future (int)
step_future (int value)
{
  struct step_leaf *leaf = (struct step_leaf *) malloc (sizeof *leaf);
  check (leaf != NULL);
  *leaf = (struct step_leaf) { value, false };
  co_future (int) f = { leaf, &step_vtable };
  return f;
}

static struct co_context step_context;

/* The drivers: step IT, which shall show the N ints of WANTED and then end,
   at most STOP times; then drop it.  */

static void __attribute__ ((noinline))
drive_iterator (co_iterator (int) it, const int *wanted, int n, int stop)
{
  for (int i = 0; i < stop; i++)
    {
      int v = -1;
      bool more = co_next (&it, &v);
      check (more == (i < n));
      check (!more || v == wanted[i]);
    }
  co_drop (&it);
  check (co_is_null (it));
}

static void __attribute__ ((noinline))
drive_future (co_future (void) f, const int *wanted, int n, int stop)
{
  for (int i = 0; i < stop && i <= n; i++)
    {
      enum co_poll how = co_poll (&f, &step_context);
      check (how == (i < n ? CO_PENDING : CO_READY));
      check (i == n || step_shown == wanted[i]);
    }
  co_drop (&f);
  check (co_is_null (f));
}

/* A stream is pending before each item.  */
static void __attribute__ ((noinline))
drive_stream (co_stream (int) s, const int *wanted, int n, int stop)
{
  for (int i = 0; i < stop; i++)
    {
      int v = -1;
      enum co_poll how = co_poll_next (&s, &step_context, &v);
      if (i / 2 >= n)
	check (how == CO_DONE);
      else if (i % 2 == 0)
	check (how == CO_PENDING && step_shown == wanted[i / 2]);
      else
	check (how == CO_READY && v == wanted[i / 2]);
    }
  co_drop (&s);
  check (co_is_null (s));
}

static void __attribute__ ((noinline))
drive_generator (co_generator (int, void, int) g, const int *wanted, int n, int stop)
{
  int y = -1;
  for (int i = 0; i < stop && i <= n; i++)
    {
      enum co_step how = co_resume (&g, y, &y);
      check (how == (i < n ? CO_YIELDED : CO_RETURNED));
      check (i == n || y == wanted[i]);
    }
  co_drop (&g);
  check (co_is_null (g));
}

#define check_each(name, args, ...)					      \
  do									      \
    {									      \
      static const int wanted_[] = { __VA_ARGS__ };			      \
      int n_ = sizeof wanted_ / sizeof *wanted_;			      \
      for (int stop_ = 0; stop_ <= n_ + 1; stop_++)			      \
	{								      \
	  drive_iterator (iterator_##name args, wanted_, n_, stop_);	      \
	  drive_future (future_##name args, wanted_, n_, stop_);	      \
	  drive_generator (generator_##name args, wanted_, n_, stop_);	      \
	}								      \
      for (int stop_ = 0; stop_ <= 2 * n_ + 1; stop_++)			      \
	drive_stream (stream_##name args, wanted_, n_, stop_);		      \
    }									      \
  while (0)

/* TRAIT is the word for the coroutine at hand, for the names of helpers:
   TRAIT_NAME (helper) is iterator_helper, future_helper ...  */
#define TRAIT_NAME(name) TRAIT_PASTE (TRAIT, name)
#define TRAIT_PASTE(trait, name) TRAIT_PASTE_ (trait, name)
#define TRAIT_PASTE_(trait, name) trait##_##name

#define TRAIT iterator
#define COROUTINE(name, params) static co_iterator (int) iterator_##name params
#define STEP(v) ({ int step_ = (v); co_yield (step_); step_; })
#include __BASE_FILE__
#undef TRAIT
#undef COROUTINE
#undef STEP

#define TRAIT future
#define COROUTINE(name, params) static co_future (void) future_##name params
#define STEP(v) co_await (step_future (v))
#include __BASE_FILE__
#undef TRAIT
#undef COROUTINE
#undef STEP

#define TRAIT stream
#define COROUTINE(name, params) static co_stream (int) stream_##name params
#define STEP(v) ({ int step_ = co_await (step_future (v)); co_yield (step_); step_; })
#include __BASE_FILE__
#undef TRAIT
#undef COROUTINE
#undef STEP

#define TRAIT generator
#define COROUTINE(name, params) static co_generator (int, void, int) generator_##name params
#define STEP(v) co_yield (v)
#include __BASE_FILE__
#undef TRAIT
#undef COROUTINE
#undef STEP

#endif
