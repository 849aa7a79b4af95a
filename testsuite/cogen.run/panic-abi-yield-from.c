/* A hand-written iterator for another version of cogen panics when it is delegated
   to, also when it says that it can be linked (which is a flag of this version).
   { dg-panic "cogen: old: made for another version of cogen" } */

#include <cogen.h>
#include <cogen/abi.h>

#ifndef OLD_FLAGS
#define OLD_FLAGS (CO__COROUTINE | CO__LINKS)
#endif

static void old_drop (void *self) { (void) self; }
static bool old_next (void *self, void *item) { (void) self; (void) item; return false; }

static const struct co_iterator_vtable old_vtable =
{ .head = { .abi = CO_ABI_VERSION + 1, .flags = OLD_FLAGS,
	    .name = "old", .drop = old_drop },
  .next = old_next };

__attribute__ ((noipa)) static co_iterator (int)
old (void)
{
  static int frame[8];
  return (co_iterator (int)) { frame, &old_vtable };
}

static co_iterator (int)
all (void)
{
  co_yield_from (old ());
}

int
main (void)
{
  co_for (int i, all ())
    (void) i;
}
