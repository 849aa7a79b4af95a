/* A copy of an object is used after the object's frame has moved elsewhere: the memory
   where it was says so, as long as nobody else has it.
   { dg-panic "cogen: count: used after it was dropped" }
   { dg-skip-if "the object is in the arena, which is never freed" "move.h" } */

#include <cogen.h>
#include <stdalign.h>
#include <string.h>

static alignas (16) char pool[256];

void *
co_frame_alloc (size_t size, size_t align)
{
  (void) align;
  return size <= sizeof pool ? pool : NULL;
}

void
co_frame_free (void *frame, size_t size, size_t align)
{
  (void) frame, (void) size, (void) align;
}

__attribute__ ((noipa)) co_iterator (int)
count (int n)
{
  while (n)
    co_yield (n--);
}

int
main (void)
{
  co_iterator (int) it = count (3), stale;
  int v;
  co_next (&it, &v);
  memcpy (&stale, &it, sizeof it);
  static alignas (16) char elsewhere[256];
  if (!co_relocate (&it, elsewhere, sizeof elsewhere))
    return 2;
  return co_next (&stale, &v);
}
