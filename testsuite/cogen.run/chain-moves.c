/* The root of a chain may be moved between its resumes, by co_relocate or memcpy,
   as nothing in the chain points to it.  While one in its chain runs, or is being
   dropped, it is not moved; and while there is a chain it is not cloned: it owns it.  */

#include "alloc.h"
#include "async.h"

static char places[2][1024] __attribute__ ((aligned (64)));

static co_iterator (int)
dive (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (dive (n - 1));
  co_yield (-n);
}

static co_future (long)
sum (int n)
{
  long v = n ? co_await (sum (n - 1)) : 0;
  co_await (leaf_future (0, 1, 0));
  co_return (v + n);
}

static co_stream (int)
mixed (int n)
{
  co_yield (co_await (sum (n)));
  if (n)
    co_yield_from (mixed (n - 1));
  co_yield (n);
}

static co_generator (int, long, int)
generator (int n)
{
  long sum = co_arg ();
  co_yield_from (dive (n));
  sum = sum * 100 + co_arg ();
  co_return (sum * 100 + co_yield (n));
}

/* Move the object at OBJECT to the place it is not in, and poison the other.  */
#define MOVE(object)							\
  do									\
    {									\
      char *old_ = (object)->self;					\
      char *new_ = old_ == places[0] ? places[1] : places[0];		\
      check (co_relocate (object, new_, sizeof *places));		\
      check ((object)->self == new_);					\
      if (old_ == places[0] || old_ == places[1])			\
	memset (old_, 0xa5, sizeof *places);				\
    }									\
  while (0)

/* The same by memcpy.  */
#define COPY(object)							\
  do									\
    {									\
      char *old_ = (object)->self;					\
      char *new_ = old_ == places[0] ? places[1] : places[0];		\
      memcpy (new_, old_, (object)->vtable->head.size);			\
      (object)->self = new_;						\
      memset (old_, 0x5a, sizeof *places);				\
    }									\
  while (0)

/* Make OBJECT by CALL, resume it by STEP, moved before each, and for each suspension
   again until it is dropped there.  */
#define TEST(type, call, step, last)					\
  do									\
    for (int stop_ = 0; stop_ <= last; stop_++)				\
      {									\
	type object = call;						\
	for (int i = 0; i < stop_; i++)					\
	  {								\
	    if (i % 2)							\
	      COPY (&object);						\
	    else							\
	      MOVE (&object);						\
	    step;							\
	  }								\
	if (stop_ % 3)							\
	  MOVE (&object);						\
	co_drop (&object);						\
	check (alloc_live == 0);					\
      }									\
  while (0)

/* A pinned one in the chain of a movable root does not pin it.  */
static co_pinned co_iterator (int) pinned (int n) { co_yield (n); if (n) co_yield_from (dive (n)); }
static co_iterator (int) __attribute__ ((noipa)) opaque (co_iterator (int) it) { return it; }
static co_iterator (int)
around (int n)
{
  co_yield_from (opaque (pinned (n)));
  co_yield (n + 1);
}

/* From inside: in its body, in a cleanup of its own, in one while it is dropped.  */
static co_iterator (int) self;
static int asked;

static void
ask (int *unused)
{
  (void) unused;
  char *old = self.self;
  check (!co_relocate (&self, places[0], sizeof *places) && self.self == old);
  co_iterator (int) copy = co_clone (&self);
  check (co_is_null (copy));
  asked++;
}

static co_iterator (int)
asks (int n)
{
  int scope __attribute__ ((cleanup (ask))) = n;
  co_yield (n);
  ask (NULL);
  if (n)
    co_yield_from (asks (n - 1));
  ask (NULL);
  co_yield (scope);
}

static void
test_from_inside (void)
{
  int v;
  for (int resumes = 0; resumes <= 9; resumes++)
    {
      asked = 0;
      self = asks (3);
      for (int i = 0; i < resumes; i++)
	check (co_next (&self, &v) == (i < 8));
      check (asked == (resumes == 0 ? 0 : resumes < 5 ? resumes - 1 : resumes == 9 ? 12
		       : 5 + (resumes - 5) * 2));
      co_iterator (int) copy = co_clone (&self);
      check (co_is_null (copy) == (resumes != 0));
      co_drop (&copy);
      int before = asked, open = resumes < 5 ? resumes : 9 - resumes;
      co_iterator (int) last = self;	/* Drops it, and leaves self as it is.  */
      co_drop (&last);
      check (asked == before + open);
      check (alloc_live == 0);
    }
}

static void
test_clone (void)
{
  co_iterator (int) it = dive (2), copy = co_clone (&it);
  int v;
  for (int i = 0; i < 6; i++)
    {
      check (co_next (&copy, &v) && v == (i < 3 ? 2 - i : -(i - 3)));
      co_iterator (int) second = co_clone (&copy);
      /* Of the outermost one alone: at its start, and when the chain has ended.  */
      check (co_is_null (second) == (i > 0 && i < 5));
      if (i == 5)
	check (!co_next (&second, &v));
      co_drop (&second);
    }
  check (!co_next (&copy, &v));
  co_drop (&copy);
  for (int i = 0; i < 6; i++)
    check (co_next (&it, &v) && v == (i < 3 ? 2 - i : -(i - 3)));
  co_drop (&it);
  check (alloc_live == 0);
}

int
main (void)
{
  check (co_is_movable (dive) && co_is_movable (sum) && co_is_movable (mixed));
  check (co_is_movable (generator) && co_is_movable (around) && !co_is_movable (pinned));
  int v = 0;
  long r = 0;
  TEST (co_iterator (int), opaque (dive (4)),
	check (co_next (&object, &v) == (i < 10) && (i >= 10 || v == (i < 5 ? 4 - i : 5 - i))), 12);
  TEST (co_future (long), sum (4),
	check (co_poll (&object, &counting_context, &r) == (i < 5 ? CO_PENDING : CO_READY)
	       && (i < 5 || r == 10)), 6);
  TEST (co_stream (int), mixed (1),
	check (co_poll_next (&object, &counting_context, &v)
	       == (i == 7 ? CO_DONE : i < 2 || i == 3 ? CO_PENDING : CO_READY)
	       && (i < 2 || i == 3 || i == 7 || v == (i == 2 ? 1 : i == 6 ? 1 : 0))), 8);
  TEST (co_generator (int, long, int), generator (1),
	check (co_resume (&object, i + 1, &v, &r) == (i == 5 ? CO_RETURNED : CO_YIELDED)
	       && (i < 5 || r == 10506)), 6);
  TEST (co_iterator (int), around (1),
	check (co_next (&object, &v) == (i < 6)), 7);
  test_from_inside ();
  test_clone ();
  return 0;
}
