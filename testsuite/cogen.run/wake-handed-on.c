/* What waits is awaited by somebody else: alone or with a chain, it goes on waiting, is polled
   once for each wake, with the result where it was, and ends once, wherever it is dropped.
   { dg-skip-if "asks where the result is put" "check-frames" }
   { dg-skip-if "asks where the result is put" "move.h" } */

#include "alloc.h"
#include "async.h"

static int polls, drops;

struct leaf_at { int left, *place; };

static enum co_poll
at_poll (void *self, struct co_context *cx, void *result)
{
  struct leaf_at *leaf = self;
  check (cx == &counting_context);
  check (!leaf->place || leaf->place == result);
  leaf->place = result;
  polls++;
  if (leaf->left-- > 0)
    return CO_PENDING;
  *(int *) result = 5;
  return CO_READY;
}

static void
at_drop (void *self)
{
  (void) self;
  drops++;
}

static const struct co_future_vtable at_vtable = {
  .head = { .abi = CO_ABI_VERSION, .align = 1, .name = "at", .drop = at_drop },
  .poll = at_poll
};

static struct leaf_at the_leaf;

static co_future (int) __attribute__ ((noipa))
at (int left)
{
  the_leaf = (struct leaf_at) { left, NULL };
  return (co_future (int)) { &the_leaf, &at_vtable };
}

co_future (int) __attribute__ ((noipa))
inner (int left)
{
  co_return (co_await (at (left)) + 1);
}

co_future (int) __attribute__ ((noipa))
middle (int left)
{
  co_return (co_await (inner (left)) * 2);
}

co_future (int) __attribute__ ((noipa))
outer (co_future (int) f, int left)
{
  int x = co_await (f);
  co_return (x * 10 + co_await (inner (left)));
}

static co_future (int)
make (int deep)
{
  return deep ? middle (5) : inner (5);
}

/* Poll BEFORE times by hand, and DURING times in another one; drop it there, or go on.  */
static void
test (int deep, int before, int during, bool to_the_end)
{
  polls = drops = 0;
  int v = -1;
  co_future (int) f = make (deep);
  for (int i = 0; i < before; i++)
    check (co_poll (&f, &counting_context, &v) == CO_PENDING);
  co_future (int) g = outer (co_move (f), 1);
  for (int i = 0; i < during; i++)
    check (co_poll (&g, &counting_context, &v) == CO_PENDING);
  check (polls == before + during && v == -1 && drops == 0);
  if (to_the_end)
    {
      int n = 0;
      while (co_poll (&g, &counting_context, &v) == CO_PENDING)
	n++;
      check (polls == 6 + 2 && n == 5 - before - during + 1);
      check (v == (deep ? 126 : 66));
    }
  co_drop (&g);
  check (drops == (to_the_end ? 2 : before + during > 0));
  check (alloc_live == 0);
}

int
main (void)
{
  for (int deep = 0; deep < 2; deep++)
    for (int before = 0; before < 4; before++)
      for (int during = 0; during < 3; during++)
	{
	  test (deep, before, during, false);
	  test (deep, before, during, true);
	}
  return 0;
}
