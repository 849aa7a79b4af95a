/* A future is polled again in each state that waits, wherever it and its result are in the
   frame: of one await and of several, beside yields, with and without a result; and while it
   is polled the one that waits runs.  */

#include "check.h"
#include <cogen.h>
#include <cogen/abi.h>

struct leaf { int left, value; bool wide; };

static co_future (int) whole;
static int polls;

static enum co_poll
leaf_poll (void *self, struct co_context *context, void *result)
{
  struct leaf *leaf = (struct leaf *) self;
  (void) context;
  polls++;
  if (whole.vtable)
    {
      struct co__frame *root = (struct co__frame *) whole.self;
      check (root->offset == CO__WAKE_POLLING
	     || (root->link ? root->link : root)->state == CO__RUNNING);
      co_future (int) copy = co_clone (&whole);
      check (co_is_null (copy));
    }
  if (leaf->left-- > 0)
    return CO_PENDING;
  if (leaf->wide)
    *(long double *) result = leaf->value;
  else if (leaf->value)
    *(int *) result = leaf->value;
  return CO_READY;
}

static int drops;

static void
leaf_drop (void *self)
{
  (void) self;
  drops++;
}

static const struct co_future_vtable leaf_vtable = {
  .head = { .abi = CO_ABI_VERSION, .align = 4, .name = "leaf", .drop = leaf_drop },
  .poll = leaf_poll,
};

static const struct co_future_vtable wide_vtable = {
  .head = { .abi = CO_ABI_VERSION, .align = 16, .name = "wide", .drop = leaf_drop },
  .poll = leaf_poll,
};

static struct leaf leaves[4];

__attribute__ ((noipa)) static co_future (int)
number (int i, int left)
{
  leaves[i] = (struct leaf) { left, i, false };
  return (co_future (int)) { &leaves[i], &leaf_vtable };
}

__attribute__ ((noipa)) static co_future (void)
nothing (int left)
{
  leaves[0] = (struct leaf) { left, 0, false };
  return (co_future (void)) { &leaves[0], &leaf_vtable };
}

/* Its result has no place where it is in most frames.  */
__attribute__ ((noipa)) static co_future (long double)
wide (int i, int left)
{
  leaves[i] = (struct leaf) { left, i, true };
  return (co_future (long double)) { &leaves[i], &wide_vtable };
}

__attribute__ ((noipa)) co_future (int)
one (int n)
{
  co_return (co_await (number (1, n)) + n);
}

__attribute__ ((noipa)) co_future (int)
several (int n)
{
  int v = co_await (number (1, n));
  long m = n + v;
  v += co_await (number (2, n));
  char c[20] = { (char) v };
  v = 10 * v + co_await (number (3, n));
  co_return ((int) (v + m + c[0]));
}

__attribute__ ((noipa)) co_future (int)
mixed (int n)
{
  int v = co_await (number (2, n));
  co_await (nothing (n));
  co_await (nothing (n));
  co_return (v);
}

__attribute__ ((noipa)) co_future (int)
widely (int n)
{
  co_return ((int) co_await (wide (2, n)) + n);
}

__attribute__ ((noipa)) co_future (int)
around (int n)
{
  co_return (co_await (widely (n)) + co_await (number (1, n)));
}

__attribute__ ((noipa)) co_future (int)
outer (int n)
{
  int v = co_await (several (n));
  co_return (v + co_await (one (n)));
}

__attribute__ ((noipa)) co_stream (int)
items (int n)
{
  co_yield (n);
  co_yield (co_await (number (3, n)));
  co_yield (n + 1);
}

static int
run (co_future (int) f)
{
  struct co_context context = { 0 };
  int value = -1;
  whole = co_move (f);
  polls = drops = 0;
  while (co_poll (&whole, &context, &value) == CO_PENDING)
    ;
  co_drop (&whole);
  return value;
}

int
main (void)
{
  for (int n = 0; n < 4; n++)
    {
      check (run (one (n)) == 1 + n && polls == n + 1 && drops == 1);
      check (run (several (n)) == 10 * 3 + 3 + n + 1 + 3 && polls == 3 * (n + 1));
      check (drops == 3);
      check (run (widely (n)) == 2 + n && polls == n + 1 && drops == 1);
      check (run (around (n)) == 3 + n && polls == 2 * (n + 1) && drops == 2);
      check (run (mixed (n)) == 2 && polls == 3 * (n + 1) && drops == 3);
      check (run (outer (n)) == 10 * 3 + 3 + n + 1 + 3 + 1 + n);
      check (polls == 4 * (n + 1) && drops == 4);

      struct co_context context = { 0 };
      co_stream (int) s = items (n);
      int v = 0, pending = 0, sum = 0, got;
      while ((got = co_poll_next (&s, &context, &v)) != CO_DONE)
	if (got == CO_PENDING)
	  pending++;
	else
	  sum += v;
      check (pending == n && sum == n + 3 + n + 1);
      co_drop (&s);
    }
  return 0;
}
