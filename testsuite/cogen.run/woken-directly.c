/* While what it awaits is polled again by who calls it directly, a coroutine runs, though it
   is in its state: nobody moves it then.  */

#include "check.h"
#include <cogen.h>
#include <cogen/abi.h>

static int looks;

static enum co_poll
look (void *self, struct co_context *context, void *result)
{
  int *left = self;
  (void) context;
  const struct co__frame *f
    = (const struct co__frame *) ((char *) result - CO__AWAITED_RESULT);
  check (f->state == CO__RUNNING || (f->state == 1 && f->offset == CO__WAKE_POLLING));
  looks++;
  if (--*left)
    return CO_PENDING;
  *(int *) result = 7;
  return CO_READY;
}

static void
look_away (void *self)
{
  (void) self;
}

static const struct co_future_vtable looking = {
  .head = { .abi = CO_ABI_VERSION, .align = 1, .name = "looking", .drop = look_away },
  .poll = look
};

static co_future (int) __attribute__ ((noipa))
leaf (int *left)
{
  return (co_future (int)) { left, &looking };
}

static co_future (int)
wait (int *left)
{
  co_return (co_await (leaf (left)) + 1);
}

int
main (void)
{
  int left = 4, value = 0, polls = 1;
  struct co_context context = { 0 };
  co_auto co_future (int) f = wait (&left);
  while (co_poll (&f, &context, &value) == CO_PENDING)
    polls++;
  check (value == 8 && polls == 4 && looks == 4);
  return 0;
}
