/* What the programs of captures.py and generators.py have in common: they note events,
   which shall be those of a model in Python (simulate.py).  */

#include "alloc.h"
#include "relocate.h"

enum { MOST = 1 << 14 };
static int happened[MOST];
static unsigned happenings;

static void
note (int event)
{
  check (happenings < MOST);
  happened[happenings++] = event;
}

/* Program NUMBER has noted what it should.  */
static void
compare (int number, const int *wanted, unsigned n)
{
  int run = 0;
  for (unsigned i = 0; i < n && i < happenings; i++)
    {
      if (wanted[i] >= 9000)
	run = wanted[i] - 9000;
      if (happened[i] != wanted[i])
	{
	  fprintf (stderr, "program %d, run %d: panic: event %u is %d, not %d\n", number, run,
		   i, happened[i], wanted[i]);
	  abort ();
	}
    }
  if (happenings != n)
    {
      fprintf (stderr, "program %d: panic: %u events, not %u\n", number, happenings, n);
      abort ();
    }
  happenings = 0;
  check (alloc_live == 0);
}

static void
leave (int *event)
{
  note (1000 + *event);
}

#define GUARD(name, event) int name __attribute__ ((cleanup (leave), unused)) = event

typedef co_iterator (int) I;
typedef co_future (int) F;
typedef co_stream (int) S;
typedef co_generator (int, int, int) G;

/* An iterator written by hand, which notes that it is dropped.  */
struct made { int number, left; };

static bool
made_next (void *self, void *item)
{
  struct made *m = (struct made *) self;
  if (m->left == 0)
    return false;
  *(int *) item = (m->number + --m->left) % 97;
  return true;
}

static void
made_drop (void *self)
{
  struct made *m = (struct made *) self;
  note (2000 + m->number);
  co_frame_free (m, sizeof *m, _Alignof (struct made));
}

static const struct co_iterator_vtable made_vtable = {
  { CO_ABI_VERSION, 0, sizeof (struct made), _Alignof (struct made), "made", made_drop },
  made_next
};

static I __attribute__ ((unused))
made (int number, int n)
{
  struct made *m = (struct made *) co_frame_alloc (sizeof *m, _Alignof (struct made));
  *m = (struct made) { number, n };
  return (I) { m, &made_vtable };
}

/* A future written by hand, which waits some times.  */
struct timed { int left, value; };

static enum co_poll
timed_poll (void *self, struct co_context *cx, void *result)
{
  struct timed *t = (struct timed *) self;
  if (t->left-- > 0)
    {
      co_waker_wake_by_ref (cx->waker);
      return CO_PENDING;
    }
  *(int *) result = t->value;
  return CO_READY;
}

static void
timed_drop (void *self)
{
  note (78);
  co_frame_free (self, sizeof (struct timed), _Alignof (struct timed));
}

static const struct co_future_vtable timed_vtable = {
  { CO_ABI_VERSION, 0, sizeof (struct timed), _Alignof (struct timed), "timed", timed_drop },
  timed_poll
};

static F __attribute__ ((unused))
timed (int waits, int value)
{
  struct timed *t = (struct timed *) co_frame_alloc (sizeof *t, _Alignof (struct timed));
  *t = (struct timed) { waits, value };
  return (F) { t, &timed_vtable };
}

static void nothing (void *data) { (void) data; }
static struct co_waker waker_of (void *data);
static const struct co_waker_vtable nobody_vtable = { waker_of, nothing, nothing, nothing };
static struct co_waker waker_of (void *data) { return (struct co_waker) { data, &nobody_vtable }; }
static struct co_waker nobody_waker = { 0, &nobody_vtable };
static struct co_context nobody __attribute__ ((unused)) = { &nobody_waker };

/* A step of object O: what it gives, or what became of it.  It is dropped at its end.  */
#define STEP_I(o, arg)							\
  ({ int v_ = -1;							\
     if (!co_is_null (o) && !co_next (&(o), &v_)) { co_drop (&(o)); v_ = -2; } \
     v_; })
#define STEP_F(o, arg)							\
  ({ int v_ = -1;							\
     if (!co_is_null (o))						\
       { if (co_poll (&(o), &nobody, &v_) == CO_PENDING) v_ = -3; else co_drop (&(o)); } \
     v_; })
#define STEP_S(o, arg)							\
  ({ int v_ = -1;							\
     if (!co_is_null (o))						\
       switch (co_poll_next (&(o), &nobody, &v_))			\
	 {								\
	 case CO_PENDING: v_ = -3; break;				\
	 case CO_DONE: co_drop (&(o)); v_ = -2; break;			\
	 default: break;						\
	 }								\
     v_; })
#define STEP_G(o, arg)							\
  ({ int v_ = -1, r_;							\
     if (!co_is_null (o) && co_resume (&(o), arg, &v_, &r_) == CO_RETURNED) \
       { co_drop (&(o)); v_ = r_ + 500; }				\
     v_; })
