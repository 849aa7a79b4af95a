/* An object for another version of cogen panics when it is moved: what its flags
   and its size mean is not known.
   { dg-panic "cogen: old: made for another version of cogen" } */

#include <cogen.h>
#include <cogen/rt.h>

static void old_drop (void *self) { (void) self; }
static bool old_next (void *self, void *item) { (void) self; (void) item; return false; }

static const struct co_iterator_vtable old_vtable =
{ .head = { .abi = CO_ABI_VERSION + 1, .flags = 0, .size = sizeof (int),
	    .align = sizeof (int), .name = "old", .drop = old_drop },
  .next = old_next };

int
main (void)
{
  static int frame, other;
  co_iterator (int) it = { &frame, &old_vtable };
  return co_relocate (&it, &other, sizeof other);
}
