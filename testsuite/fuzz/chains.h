/* What the programs of chains.py have in common.  */

#include "alloc.h"
#include "async.h"
#include "relocate.h"

static unsigned long hash;
static int fuel;		/* Calls left.  */

static void
note (int event)
{
  hash = hash * 1000003 + (unsigned) event + 1;
}

static void
leave (int *event)
{
  note (1000 + *event);
}

/* What all futures give, of type R, is made from an int.  */
static R make (int n);
static int value_of (R r);

/* A leaf that waits WAITS times, then gives VALUE.  */
struct timed { int waits, value; };

static enum co_poll
timed_poll (void *self, struct co_context *cx, void *result)
{
  struct timed *t = self;
  check (cx == &counting_context);
  note (77);
  if (t->waits-- > 0)
    return CO_PENDING;
  R made = make (t->value);
  memcpy (result, &made, sizeof made);
  return CO_READY;
}

static void
timed_drop (void *self)
{
  note (78);
  free (self);
}

static const struct co_future_vtable timed_vtable = {
  .head = { .abi = CO_ABI_VERSION, .size = sizeof (struct timed),
	    .align = _Alignof (struct timed), .name = "timed", .drop = timed_drop },
  .poll = timed_poll
};

static co_future (R)
timed (int waits, int value)
{
  struct timed *t = malloc (sizeof *t);
  check (t != NULL);
  *t = (struct timed) { waits, value };
  co_future (R) f = { t, &timed_vtable };
  return f;
}

/* X, an object of TYPE, after at most N times STEP.  */
#define STEPPED(type, x, n, step)					\
  ({ type object = (x);							\
     int item = 0;							\
     R result = make (0);						\
     (void) item, (void) result;					\
     for (int i_ = 0; i_ < (n) && (step); i_++)				\
       ;								\
     co_move (object); })

/* The same X; but a loop that yields it does something.  */
static int __attribute__ ((noipa))
same (int x)
{
  return x;
}

/* All that follows is read twice: delegation by loops, which nest their calls, and
   by what is tested.  PASSED_ON is a loop that only passes on items there.  */
#define NAME(name) NAME_PASTE (name, PASS)
#define NAME_PASTE(name, pass) NAME_PASTE_ (name, pass)
#define NAME_PASTE_(name, pass) name##_##pass

#define PASS by_loops
#define FROM(x) co_for (int v_, x) co_yield (same (v_))
#define FROM_STREAM(x) co_for_await (int v_, x) co_yield (same (v_))
#define PASSED_ON FROM
#define PASSED_ON_STREAM FROM_STREAM
#define AWAIT(x) ({ co_auto co_future (R) f_ = x; co_await (&f_); })
#include __BASE_FILE__
#undef PASS
#undef FROM
#undef FROM_STREAM
#undef PASSED_ON
#undef PASSED_ON_STREAM
#undef AWAIT

#define PASS by_chains
#define FROM(x) co_yield_from (x)
#define FROM_STREAM(x) co_yield_from (x)
#define PASSED_ON(x) co_for (int v_, x) co_yield (v_)
#define PASSED_ON_STREAM(x) co_for_await (int v_, x) co_yield (v_)
#define AWAIT(x) co_await (x)
#include __BASE_FILE__

int
main (void)
{
  unsigned long wanted = run_by_loops ();
  check (run_by_chains () == wanted);
  return 0;
}
