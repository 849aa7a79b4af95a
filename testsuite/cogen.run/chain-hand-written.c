/* Objects that are no coroutines in a chain: at its end; in the middle, where an
   adaptor written by hand resumes a coroutine by itself, which breaks the chain in
   two; and at the top.  The same for coroutines that delegate to nobody, and those
   that loop over what they get.  */

#include "drop.h"

static co_iterator (int) list (int n);
static co_future (int) sum (int n);
static co_stream (int) mixed (int n);

/* Adaptors: each adds 100.  */
struct plus { struct co__any { void *self; const struct co_vtable_head *vtable; } in; };

static void
plus_drop (void *self)
{
  struct plus *p = self;
  trace ('+');
  if (p->in.vtable)
    p->in.vtable->drop (p->in.self);
  free (p);
}

static bool
plus_next (void *self, void *item)
{
  struct plus *p = self;
  const struct co_iterator_vtable *in = (const void *) p->in.vtable;
  if (!in->next (p->in.self, item))
    return false;
  *(int *) item += 100;
  return true;
}

static enum co_poll
plus_poll (void *self, struct co_context *cx, void *result)
{
  struct plus *p = self;
  const struct co_future_vtable *in = (const void *) p->in.vtable;
  enum co_poll how = in->poll (p->in.self, cx, result);
  if (how == CO_READY)
    *(int *) result += 100;
  return how;
}

static enum co_poll
plus_poll_next (void *self, struct co_context *cx, void *item)
{
  struct plus *p = self;
  const struct co_stream_vtable *in = (const void *) p->in.vtable;
  enum co_poll how = in->poll_next (p->in.self, cx, item);
  if (how == CO_READY)
    *(int *) item += 100;
  return how;
}

#define HEAD { .abi = CO_ABI_VERSION, .size = sizeof (struct plus), \
	       .align = _Alignof (struct plus), .name = "plus", .drop = plus_drop }

static const struct co_iterator_vtable plus_iterator = { .head = HEAD, .next = plus_next };
static const struct co_future_vtable plus_future = { .head = HEAD, .poll = plus_poll };
static const struct co_stream_vtable plus_stream = { .head = HEAD, .poll_next = plus_poll_next };

#define PLUS(kind)							\
  static co_##kind (int)						\
  plus_of_##kind (co_##kind (int) in)					\
  {									\
    struct plus *p = malloc (sizeof *p);				\
    check (p != NULL);							\
    p->in = (struct co__any) { in.self, &in.vtable->head };		\
    in.vtable = NULL;							\
    co_##kind (int) out = { p, &plus_##kind };				\
    return out;								\
  }
PLUS (iterator)
PLUS (future)
PLUS (stream)

/* Yields N down to 0, -1, and N back up to 1; every third level is an adaptor,
   every fifth a coroutine that loops.  */
static co_iterator (int)
looped (int n)
{
  co_for (int v, list (n - 1))
    co_yield (v);
}

static co_iterator (int)
plain (int n)
{
  co_yield (n);
}

static co_iterator (int)
list (int n)
{
  co_yield (n);
  if (n == 0)
    co_yield_from (plain (-1));
  else if (n % 3 == 0)
    co_yield_from (plus_of_iterator (list (n - 1)));
  else if (n % 5 == 0)
    co_yield_from (looped (n));
  else
    co_yield_from (list (n - 1));
  if (n)
    co_yield (n);
}

static co_future (int)
borrows (int n)
{
  co_auto co_future (int) f = sum (n);
  co_return (co_await (&f));
}

static co_future (int)
sum (int n)
{
  char level = 'a' + n;
  char scope __attribute__ ((cleanup (trace_scope))) = level;
  if (n == 0)
    co_return (co_await (leaf_future ('l', 2, 0)));
  if (n % 3 == 0)
    co_return (co_await (plus_of_future (sum (n - 1))) + n);
  if (n % 5 == 0)
    co_return (co_await (borrows (n - 1)) + n);
  co_return (co_await (sum (n - 1)) + n);
}

static co_stream (int)
mixed (int n)
{
  co_yield (n);
  co_yield (co_await (sum (n)));
  if (n == 0)
    co_yield_from (leaf_stream (0, 1, 2));
  else if (n % 2)
    co_yield_from (plus_of_stream (mixed (n - 1)));
  else
    co_yield_from (mixed (n - 1));
}

/* What the adaptors between level N and the top, TOP, add.  */
static int
added (int n, int top)
{
  int all = 0;
  for (int i = n + 1; i <= top; i++)
    all += i % 3 ? 0 : 100;
  return all;
}

static void
check_list (co_iterator (int) it, int top, int more)
{
  for (int n = top, v; n >= 0; n--)
    check (co_next (&it, &v) && v == n + added (n, top) + more);
  int v;
  check (co_next (&it, &v) && v == -1 + added (0, top) + more);
  for (int n = 1; n <= top; n++)
    check (co_next (&it, &v) && v == n + added (n, top) + more);
  check (!co_next (&it, &v) && !co_next (&it, &v));
  co_drop (&it);
}

static void
check_sum (co_future (int) f, int top, int more)
{
  int v;
  check (co_poll (&f, &counting_context, &v) == CO_PENDING);
  check (co_poll (&f, &counting_context, &v) == CO_PENDING);
  check (co_poll (&f, &counting_context, &v) == CO_READY);
  check (v == top * (top + 1) / 2 + added (0, top) + more);
  co_drop (&f);
}

static void
check_mixed (void)
{
  static const int wanted[] = { 3, 106, 102, 103, 101, 101, 200, 200, 200, 201 };
  co_stream (int) s = mixed (3);
  unsigned i = 0, pends = 0;
  enum co_poll how;
  int v;
  while ((how = co_poll_next (&s, &counting_context, &v)) != CO_DONE)
    if (how == CO_PENDING)
      pends++;
    else
      check (i < 10 && v == wanted[i++]);
  check (i == 10 && pends == 2 * 4 + 2);
  co_drop (&s);
}

int
main (void)
{
  check_list (list (20), 20, 0);
  check_list (plus_of_iterator (list (20)), 20, 100);
  for (int resumes = 0; resumes < 42; resumes++)
    {
      co_iterator (int) it = list (20);
      int v;
      for (int i = 0; i < resumes; i++)
	check (co_next (&it, &v));
      co_drop (&it);
      check (alloc_live == 0);
    }
  check_sum (sum (17), 17, 0);
  check_sum (plus_of_future (sum (17)), 17, 100);
  check_mixed ();
  check (alloc_live == 0);
  check_drops (co_future (int), sum (7), POLL,
	       "", "++labcdefgh", "++labcdefgh", "");
  check_drops (co_future (int), plus_of_future (sum (1)), POLL,
	       "+", "+lab", "+lab", "+");
  trace_length = 0;
  return 0;
}
