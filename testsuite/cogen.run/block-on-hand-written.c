/* co_block_on takes any future: hand-written, placed, an adaptor's result; and
   one that wakes itself while it is polled is polled again.  */

#include "check.h"
#include <cogen.h>

struct spin { int left; };

static enum co_poll
spin_poll (void *self, struct co_context *cx, void *result)
{
  struct spin *s = self;
  if (s->left-- > 0)
    {
      cx->waker->vtable->wake_by_ref (cx->waker->data);
      return CO_PENDING;
    }
  *(double *) result = 2.5;
  return CO_READY;
}

static void spin_drop (void *self) { ((struct spin *) self)->left = -100; }

static const struct co_future_vtable spin_vtable = {
  .head = { .abi = CO_ABI_VERSION, .name = "spin", .drop = spin_drop },
  .poll = spin_poll
};

static co_future (double) spin (struct spin *s) { return (co_future (double)) { s, &spin_vtable }; }
static co_future (double) twice (co_future (double) f) { co_return (2 * co_await (f)); }

int
main (void)
{
  struct spin s = { 3 };
  check (co_block_on (spin (&s)) == 2.5 && s.left == -100);
  s.left = 2;
  check (co_block_on (twice (spin (&s))) == 5.0 && s.left == -100);
  s.left = 0;
  static char memory[200] __attribute__ ((aligned (16)));
  check (co_block_on (co_place (memory, sizeof memory, twice (spin (&s)))) == 5.0);
  return 0;
}
