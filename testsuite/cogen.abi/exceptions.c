/* A C++ exception goes through coroutines, running their cleanups, to whoever catches it
   outside; they have finished then: a finished iterator gives nothing, and is dropped.
   { dg-require cxx }
   { dg-additional-options "-fexceptions" }
   { dg-additional-sources "exceptions.unit2.cc" } */

#include "alloc.h"
#include "async.h"

void may_throw (int n);
int catches (void (*run) (void *), void *data);

static __attribute__ ((noipa)) co_iterator (int)
leaf (int n)
{
  on_exit_trace (a);
  co_yield (n);
  may_throw (n);
  co_yield (n + 1);
}

static __attribute__ ((noipa)) co_iterator (int)
over (co_iterator (int) it)
{
  on_exit_trace (b);
  co_yield_from (it);
  co_yield (9);
}

static co_future (int)
awaits (co_future (int) f)
{
  on_exit_trace (c);
  int n = co_await (f);
  may_throw (n);
  co_return (n);
}

static void
step (void *data)
{
  int v;
  while (co_next ((co_iterator (int) *) data, &v))
    trace ('0' + v);
}

static void
wait (void *data)
{
  co_block_on (*(co_future (int) *) data);
}

int
main (void)
{
  int v;
  co_iterator (int) it = over (over (leaf (3)));
  check (catches (step, &it) == 3);
  check_trace ("3abb");
  check (!co_next (&it, &v));
  co_drop (&it);
  check_trace ("");
  it = over (leaf (0));
  check (catches (step, &it) == 0);
  check_trace ("01a9b");
  co_drop (&it);
  co_future (int) f = awaits (awaits (leaf_future ('l', 0, 5)));
  check (catches (wait, &f) == 5);
  check_trace ("lcc");
  check (co_is_null (f));
  f = awaits (leaf_future ('l', 0, 5));
  check (catches (wait, &f) == 5);
  check_trace ("lc");
  check (alloc_live == 0);
  return 0;
}
