/* One cleanup that every way out shares (fall through, break, continue,
   goto, co_return, drop): a drop must not flow on into the normal code behind
   it, as it would if GCC merged the paths.  */

#include "drop.h"

static int after;

static co_iterator (int)
ways (int how)
{
  for (int i = 0; i < 2; i++)
    {
      on_exit_trace (c);
      co_yield (i);
      if (how == 1)
	break;
      if (how == 2)
	continue;
      if (how == 3)
	goto out;
      if (how == 4)
	co_return ();
      co_yield (10 + i);
    }
  after++;
  co_yield (100);
out:
  after++;
  on_exit_trace (o);
  co_yield (200);
}

int
main (void)
{
  check_drops (co_iterator (int), ways (0), NEXT, "", "c", "c", "c", "c", "", "o", "");
  check_drops (co_iterator (int), ways (1), NEXT, "", "c", "", "o", "");
  check_drops (co_iterator (int), ways (2), NEXT, "", "c", "c", "", "o", "");
  check_drops (co_iterator (int), ways (3), NEXT, "", "c", "o", "");
  check_drops (co_iterator (int), ways (4), NEXT, "", "c", "");
  after = 0;
  check_drops (co_iterator (int), ways (0), NEXT, "", "c", "c", "c", "c");
  check (after == 0);
  return 0;
}
