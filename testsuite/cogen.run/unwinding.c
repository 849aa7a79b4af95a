/* With -fexceptions, unwinding (here a thread's end) through coroutines runs each cleanup
   once, innermost first, wherever the frames are: those of the body that runs, and of
   what is suspended further out in its chain.  Afterwards the coroutine has finished:
   dropping it frees its frame and does nothing else.
   { dg-additional-options "-fexceptions -pthread" }
   { dg-skip-if "the sanitizers do not know forced unwinding through their frames" "-fsanitize" } */

#include "alloc.h"
#include "async.h"
#include <pthread.h>

static int exits;	/* 1: the next call of maybe_leave ends the thread.  */

static __attribute__ ((noipa)) void
maybe_leave (void)
{
  if (exits && --exits == 0)
    pthread_exit (NULL);
}

#define boxed __attribute__ ((noipa))

static co_iterator (int)
leaf (int n)
{
  on_exit_trace (a);
  co_yield (n);
  maybe_leave ();
  co_yield (n + 1);
}

static boxed co_iterator (int) make_leaf (int n) { return leaf (n); }

static co_iterator (int)
over (co_iterator (int) it)
{
  on_exit_trace (b);
  co_yield_from (it);
  co_yield (7);
}

static boxed co_iterator (int) make_over (int n) { return over (make_leaf (n)); }

static co_iterator (int)
deep (int n)
{
  on_exit_trace (c);
  if (n)
    co_yield_from (deep (n - 1));
  else
    co_yield_from (make_over (3));
}

static boxed co_iterator (int) make_deep (int n) { return deep (n); }

static co_generator (int, int)
generator (int n)
{
  on_exit_trace (g);
  co_yield (n);
  co_yield_from (make_over (n));
  co_return (n);
}

static co_future (int)
value (int n)
{
  on_exit_trace (d);
  co_await (leaf_future ('l', 1, n));
  maybe_leave ();
  co_return (n);
}

static boxed co_future (int) make_value (int n) { return value (n); }

static co_future (int)
awaits (co_future (int) f, co_future (int) never)
{
  on_exit_trace (e);
  int array[co_is_null (f) + 4];
  array[0] = co_await (f);
  co_await (leaf_future ('m', 1, 0));
  co_return (array[0] + co_await (never));
}

static co_future (int)
nests (int n)
{
  on_exit_trace (f);
  co_return (co_await (value (n)) + 1);
}

/* A leaf that ends the thread when it is polled.  */
static enum co_poll
leaving_poll (void *self, struct co_context *cx, void *result)
{
  maybe_leave ();
  return leaf_poll (self, cx, result);
}

static const struct co_future_vtable leaving_vtable = {
  .head = { .abi = CO_ABI_VERSION, .size = sizeof (struct leaf),
	    .align = _Alignof (struct leaf), .name = "leaving", .drop = leaf_drop },
  .poll = leaving_poll
};

static co_future (int)
leaving (char name)
{
  return (co_future (int)) { new_leaf (name, 2, 1), &leaving_vtable };
}

static co_stream (int)
stream (int n)
{
  on_exit_trace (h);
  co_for_await (int v, leaf_stream ('s', 1, n))
    {
      co_yield (v);
      maybe_leave ();
    }
}

static co_future (int)
sums (int n)
{
  on_exit_trace (i);
  int sum = 0;
  co_for_await (int v, stream (n))
    sum += v;
  co_return (sum);
}

/* What the thread does.  */

static void
directly (void)
{
  int v;
  co_auto co_iterator (int) it = make_leaf (1);
  on_exit_trace (z);
  while (co_next (&it, &v))
    trace ('0' + v);
}

static void
elided (void)
{
  on_exit_trace (z);
  co_for (int v, leaf (1))
    trace ('0' + v);
}

static void
elided_over (void)
{
  on_exit_trace (z);
  co_for (int v, over (leaf (1)))
    trace ('0' + v);
}

static void
elided_over_boxed (void)
{
  on_exit_trace (z);
  co_for (int v, over (make_leaf (1)))
    trace ('0' + v);
}

static void
chained (void)
{
  on_exit_trace (z);
  co_for (int v, make_deep (2))
    trace ('0' + v);
}

static void
in_generator (void)
{
  co_auto co_generator (int, int) g = generator (4);
  on_exit_trace (z);
  int v, r;
  while (co_resume (&g, &v, &r) == CO_YIELDED)
    trace ('0' + v);
}

static void
awaited (void)
{
  co_auto co_future (int) f = awaits (make_value (1), leaf_future ('n', 0, 0));
  on_exit_trace (z);
  int v;
  while (co_poll (&f, &counting_context, &v) == CO_PENDING)
    trace ('.');
}

static void
polled (void)
{
  co_auto co_future (int) f = nests (1);
  on_exit_trace (z);
  int v;
  while (co_poll (&f, &counting_context, &v) == CO_PENDING)
    trace ('.');
}

static void
in_leaf (void)
{
  on_exit_trace (z);
  co_block_on (awaits (leaving ('o'), leaf_future ('n', 0, 0)));
}

static void
blocked_on_leaf (void)
{
  on_exit_trace (z);
  co_block_on (leaving ('o'));
}

static void
in_stream (void)
{
  co_auto co_future (int) f = sums (3);
  on_exit_trace (z);
  int v;
  while (co_poll (&f, &counting_context, &v) == CO_PENDING)
    ;
}

static void *
start (void *run)
{
  on_exit_trace (y);
  (*(void (**) (void)) run) ();
  return NULL;
}

static void
leave_in (void (*run) (void), int at, const char *wanted)
{
  pthread_t thread;
  exits = at;
  check (pthread_create (&thread, NULL, start, &run) == 0);
  check (pthread_join (thread, NULL) == 0);
  check (exits == 0);
  trace_is (wanted, __FILE__, at);
  check (alloc_live == 0);
}

int
main (void)
{
  leave_in (directly, 1, "1azy");
  leave_in (elided, 1, "1azy");
  leave_in (elided_over, 1, "1abzy");
  leave_in (elided_over_boxed, 1, "1abzy");
  leave_in (chained, 1, "3abccczy");
  leave_in (in_generator, 1, "44abgzy");
  leave_in (awaited, 1, ".ldenzy");
  leave_in (polled, 1, ".ldfzy");
  leave_in (in_stream, 1, "shizy");
  leave_in (in_stream, 2, "shizy");
  leave_in (in_leaf, 1, "oenzy");
  leave_in (blocked_on_leaf, 1, "ozy");
  return 0;
}
