/* A cleanup may itself run other coroutines, to their end or not, while its
   own is being dropped.  */

#include "drop.h"

static co_iterator (int)
letters (char from)
{
  on_exit_trace (l);
  for (char c = from; c < from + 3; c++)
    co_yield (c);
}

static void
spell (char *from)
{
  co_for (int c, letters (*from))
    {
      trace (c);
      if (c == 'q')
	break;
    }
}

static co_future (int)
work (void)
{
  char a __attribute__ ((cleanup (spell))) = 'A';
  co_await (leaf_future (0, 1, 1));
  char p __attribute__ ((cleanup (spell))) = 'p';
  co_await (leaf_future (0, 1, 1));
  co_return (a + p);
}

int
main (void)
{
  check_drops (co_future (int), work (), POLL, "", "ABCl", "pqlABCl", "");
  return 0;
}
