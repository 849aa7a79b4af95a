/* What the random programs of ownership.py are made of: objects that say when they are
   dropped, and a shadow of each variable that says when that should be.

   A shadow is an int, the number of the object that the variable should own, or 0.  It
   has a cleanup of GCC's own, so it leaves each scope right after the variable, on every
   way out.  What happens and what should are two lists; they must be equal.  */

#include "alloc.h"

enum { MOST = 1 << 16 };
static int happened[MOST], expected[MOST];
static unsigned happenings, expectations;
static int next_number;

static void
log_drop (int number)
{
  check (happenings < MOST);
  happened[happenings++] = number;
}

/* The shadow of an object that has no number: a wrapper around a null object.  */
enum { NUMBERLESS = -1 };

/* The variable that should own object *SHADOW is done with it.  */
static void
expect (int *shadow)
{
  check (expectations < MOST);
  if (*shadow > 0)
    expected[expectations++] = *shadow;
  *shadow = 0;
}

#define SHADOW(name) int name __attribute__ ((cleanup (expect), unused))

/* An iterator written by hand.  */
struct hand { int number, left; };

static bool
hand_next (void *self, void *item)
{
  struct hand *h = (struct hand *) self;
  if (h->left == 0)
    return false;
  *(int *) item = h->number + h->left--;
  return true;
}

static void
hand_drop (void *self)
{
  struct hand *h = (struct hand *) self;
  log_drop (h->number);
  co_frame_free (h, sizeof *h, _Alignof (struct hand));
}

static const struct co_iterator_vtable hand_vtable = {
  { CO_ABI_VERSION, 0, sizeof (struct hand), _Alignof (struct hand), "hand", hand_drop },
  hand_next
};

/* A new object of ITEMS items, and its number in *NUMBER; null and 0 without memory.  */
static co_iterator (int)
made_of (int *number, int items)
{
  struct hand *h = (struct hand *) co_frame_alloc (sizeof *h, _Alignof (struct hand));
  *number = 0;
  if (!h)
    return (co_iterator (int)) { 0 };
  *h = (struct hand) { *number = ++next_number, items };
  return (co_iterator (int)) { h, &hand_vtable };
}

static co_iterator (int)
made (int *number)
{
  return made_of (number, 3);
}

/* The same for who owns it: such a coroutine would drop it at its own end, which comes
   before the end of the variable that holds the coroutine.  */
static co_iterator (int)
endless (int *number)
{
  return made_of (number, 1 << 20);
}

/* Coroutines that own one.  */
static co_iterator (int)
wrap (co_iterator (int) in)
{
  if (!co_is_null (in))
    co_yield_from (in);
  co_yield (0);
}

static __attribute__ ((noipa)) co_iterator (int)
wrap_elsewhere (co_iterator (int) in)
{
  int v;
  while (!co_is_null (in) && co_next (&in, &v))
    co_yield (v);
}

/* Gives IN back; drops it; has it dropped by the future that takes it.  */
static co_iterator (int)
pass (co_iterator (int) in)
{
  return in;
}

static __attribute__ ((noipa)) co_iterator (int)
pass_elsewhere (co_iterator (int) in)
{
  co_iterator (int) out;
  out = in;
  return out;
}

static __attribute__ ((noipa)) void
sink (co_iterator (int) in)
{
  (void) in;
}

static __attribute__ ((noipa)) void
sink_both (co_iterator (int) in, co_iterator (int) too)
{
  (void) in, (void) too;
}

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

/* Suspends once while it owns IN.  */
static co_future (int)
hold (co_iterator (int) in)
{
  int polls = 0;
  co_future (void) once = { &polls, &once_vtable };
  co_await (once);
  co_return (co_is_null (in));
}

struct box { co_iterator (int) a, b[2]; };

static void
step (co_iterator (int) *it)
{
  int v;
  if (!co_is_null (*it))
    co_next (it, &v);
}

/* The shadow of what is in *IT now, which should be object N.  A wrapper that could not
   be made has dropped it.  */
static int
owned (co_iterator (int) *it, int n)
{
  if (co_is_null (*it))
    expect (&n);
  else if (n == 0)
    n = NUMBERLESS;
  return n;
}

/* A waker that does nothing.  */
static struct co_waker waker_of (void *data);
static const struct co_waker_vtable nobody_vtable = { waker_of, nothing, nothing, nothing };
static struct co_waker waker_of (void *data) { return (struct co_waker) { data, &nobody_vtable }; }
static struct co_waker nobody_waker = { 0, &nobody_vtable };
static struct co_context nobody = { &nobody_waker };

static co_iterator (int) global;
static int global_shadow;

static unsigned choices;	/* A new bit for each question.  */

static int
choose (void)
{
  choices = choices * 1103515245 + 12345;
  return choices >> 16 & 1;
}

static void
compare (int program, int run)
{
  check (happenings == expectations || (fprintf (stderr, "program %d, run %d: %u drops, not %u\n",
						 program, run, happenings, expectations), 0));
  for (unsigned i = 0; i < happenings; i++)
    if (happened[i] != expected[i])
      {
	fprintf (stderr, "program %d, run %d: drop %u is of %d, not %d\n", program, run, i,
		 happened[i], expected[i]);
	abort ();
      }
  happenings = expectations = 0;
}
