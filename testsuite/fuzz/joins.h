/* What the random programs of joins.py are made of: futures that say what became of them,
   and a shadow of each variable, the number of the future that it should own, or 0.  It has a
   cleanup of GCC's own, so it leaves each scope right after the variable, on every way out:
   then what has begun must have ended.  */

#include "alloc.h"
#include <cogen/future.h>

enum { MOST = 1 << 12 };
enum status { MADE, RUNS, DONE, DROPPED };
static enum status became[MOST];
static int numbers;

static int
number (void)
{
  check (numbers + 1 < MOST);
  became[++numbers] = MADE;
  return numbers;
}

/* The variable whose shadow is S has nothing any more.  */
static void
gone (int *s)
{
  check (*s == 0 || became[*s] != RUNS);
  *s = 0;
}

/* It gave RESULT.  */
static void
taken (int *s, int result)
{
  check (*s != 0 && became[*s] == DONE && result == 3 * *s);
  *s = 0;
}

#define SHADOW(name) int name __attribute__ ((cleanup (gone), unused))

/* A future that suspends once, for *SELF is how often it has been polled.  */
static enum co_poll
once_poll (void *self, struct co_context *cx, void *result)
{
  (void) cx, (void) result;
  return (*(int *) self)++ ? CO_READY : CO_PENDING;
}

static void nothing (void *data) { (void) data; }

static const struct co_future_vtable once_vtable = {
  { CO_ABI_VERSION, CO_PINNED, sizeof (int), _Alignof (int), "once", nothing }, once_poll
};

#define PAUSE() do {								\
  int polls_ = 0;								\
  co_future (void) once_ = { &polls_, &once_vtable };				\
  co_await (once_);								\
} while (0)

static void
ends (int *n)
{
  if (became[*n] == RUNS)
    became[*n] = DROPPED;
}

/* Gives three times N, after so many suspensions.  */
static co_future (int)
worker (int n, int times)
{
  int self __attribute__ ((cleanup (ends))) = n, copies[2] = { n, ~n };
  check (became[n] == MADE);
  became[n] = RUNS;
  while (times-- > 0)
    {
      PAUSE ();
      check (self == n && copies[0] == n && copies[1] == ~n && became[n] == RUNS);
    }
  became[n] = DONE;
  co_return (3 * n);
}

static __attribute__ ((noipa)) co_future (int)
elsewhere (int n, int times)
{
  return worker (n, times);
}

static co_future (int)
around (co_future (int) f)
{
  co_return (co_await (f));
}

/* Lends what it is given, with one of its own.  */
static co_future (int)
selecting (co_future (int) f, int times)
{
  int r = 0, s = 0;
  SHADOW (mine) = number ();
  co_future (int) own = worker (mine, times);
  if (co_await (co_select (&own, &s, &f, &r)) == 1)
    co_return (r);
  taken (&mine, s);
  co_await (co_join (&own, &s, &f, &r));
  check (co_is_null (f));
  co_return (r);
}

static __attribute__ ((noipa)) void
touch (co_future (int) *f)
{
  co_future (int) other = co_move (*f);
  *f = co_move (other);
}

static unsigned choices;

static int
choose (void)
{
  choices = choices * 1103515245 + 12345;
  return choices >> 16 & 1;
}

/* A waker that does nothing.  */
static struct co_waker waker_of (void *data);
static const struct co_waker_vtable nobody_vtable = { waker_of, nothing, nothing, nothing };
static struct co_waker waker_of (void *data) { return (struct co_waker) { data, &nobody_vtable }; }
static struct co_waker nobody_waker = { 0, &nobody_vtable };
static struct co_context nobody = { &nobody_waker };

static void
all_ended (void)
{
  for (int n = 1; n <= numbers; n++)
    check (became[n] != RUNS);
  numbers = 0;
  check (alloc_live == 0);
}
