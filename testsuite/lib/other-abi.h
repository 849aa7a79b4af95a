/* A future that somebody wrote by hand for another version of cogen.  */

#ifndef OTHER_ABI_H
#define OTHER_ABI_H

#include <cogen.h>
#include <cogen/rt.h>

static void old_drop (void *self) { (void) self; }

static enum co_poll
old_poll (void *self, struct co_context *cx, void *result)
{
  (void) self;
  (void) cx;
  *(int *) result = 1;
  return CO_READY;
}

static const struct co_future_vtable old_vtable =
{ .head = { .abi = CO_ABI_VERSION + 1, .name = "old", .drop = old_drop },
  .poll = old_poll };

__attribute__ ((noipa)) static co_future (int)
old (void)
{
  return (co_future (int)) { (void *) &old_vtable, &old_vtable };
}

#endif
