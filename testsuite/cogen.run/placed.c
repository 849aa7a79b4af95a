/* co_place builds the frame in the caller's memory: no allocation, dropping
   runs the cleanups and leaves the memory alone.  */

#include "alloc.h"
#include <stdalign.h>
#include <stddef.h>

static co_iterator (int)
upto (int n)
{
  on_exit_trace (x);
  for (int i = 0; i < n; i++)
    co_yield (i);
}

int
main (void)
{
  static alignas (max_align_t) char memory[200];
  memset (memory, 0x77, sizeof memory);
  for (int round = 0; round < 3; round++)
    {
      co_iterator (int) it = co_place (memory, sizeof memory, upto (3));
      check (!co_is_null (it));
      check ((char *) it.self >= memory && (char *) it.self < memory + sizeof memory);
      int v;
      for (int i = 0; i < round; i++)
	check (co_next (&it, &v) && v == i);
      co_drop (&it);
      check (co_is_null (it));
      check_trace (round ? "x" : "");
    }
  check (memory[co_frame_size (upto)] == 0x77);

  co_for (int v, co_place (memory, sizeof memory, upto (2)))
    trace ('0' + v);
  check_trace ("01x");
  check (alloc_count == 0);
  return 0;
}
