/* co_for owns its iterator and drops it on every way out: the end, break,
   goto, return, co_return, continue not; a variable looped over is left
   null; nested loops; a single statement as body.  */

#include "alloc.h"

static co_iterator (int)
upto (int n)
{
  on_exit_trace (d);
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static int
find (int n, int wanted)
{
  co_for (int v, upto (n))
    if (v == wanted)
      return 10 * v;
  return -1;
}

int
main (void)
{
  int sum = 0;
  co_for (int v, upto (4))
    sum += v;
  check (sum == 6);
  check_trace ("d");

  co_for (int v, upto (4))
    {
      if (v == 1)
	continue;
      if (v == 2)
	break;
      sum += 100 * (v + 1);
    }
  check (sum == 106);
  check_trace ("d");

  co_for (int v, upto (4))
    co_for (int w, upto (v))
      if (w == 2)
	goto out;
out:
  check_trace ("dddd" "d");
  check (find (9, 7) == 70);
  check_trace ("d");
  check (find (3, 7) == -1);
  check_trace ("d");

  co_iterator (int) it = upto (3);
  sum = 0;
  co_for (const int v, it)
    sum += v;
  check (sum == 3 && co_is_null (it));
  check_trace ("d");

  it = upto (3);
  check (co_next (&it, &sum));
  co_for (int v, it)		/* from where it stands */
    check (v == ++sum);
  check (sum == 2 && alloc_live == 0);
  return 0;
}
