/* Memory too small, unaligned or null, known only at run time, gives a null
   object, and the arguments that are trait objects are dropped; exactly enough
   fits.  */

#include "alloc.h"
#include "async.h"

static co_future (int)
add (co_future (int) a, int n)
{
  co_return (co_await (a) + n);
}

int
main (void)
{
  size_t size = co_frame_size (add), align = co_frame_align (add);
  char *memory = (char *) aligned_alloc (align < 16 ? 16 : align, (size + 63) & ~15ul);
  for (size_t room = 0; room < size; room++)
    {
      co_future (int) f = co_place (memory, room, add (leaf_future ('l', 0, 1), 2));
      check (co_is_null (f));
      check_trace ("l");
    }
  char *bad[] = { NULL, memory + 1, memory + align / 2 };
  for (int i = 0; i < 3; i++)
    {
      co_future (int) f = co_place (bad[i], 2 * size, add (leaf_future ('l', 0, 1), 2));
      check (co_is_null (f));
      check_trace ("l");
    }
  co_future (int) f = co_place (memory, size, add (leaf_future ('l', 0, 1), 2));
  check (!co_is_null (f) && f.self == memory);
  int r;
  check (co_poll (&f, &counting_context, &r) == CO_READY && r == 3);
  co_drop (&f);
  free (memory);
  check (alloc_count == 0);
  return 0;
}
