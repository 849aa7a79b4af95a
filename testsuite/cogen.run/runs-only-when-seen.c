/* While a body runs, whoever it calls finds it running, on each way through it; after each
   step it does not run, and gives the next item from there.  Only what does not run can be
   duplicated.  */

#include "check.h"
#include <cogen.h>

static co_iterator (int) it;
static int seen;

/* What runs cannot be duplicated.  */
__attribute__ ((noipa)) static int
look (int i)
{
  co_iterator (int) copy = co_clone (&it);
  check (co_is_null (copy));
  seen++;
  return i;
}

__attribute__ ((noipa)) co_iterator (int)
mixed (int n, volatile int *seldom)
{
  for (int i = 0; i < n; i++)
    if (i % 5 == 0)
      co_yield (i);
    else if (i % 5 == 1)
      co_yield (look (i));
    else if (i % 5 == 2)
      {
	co_yield (i);
	co_yield (i + 100);
      }
    else if (i % 5 == 3)
      {
	if (*seldom)
	  look (i);
	co_yield (-i);
      }
}

/* The same by hand: item number K, false behind the last one.  */
static bool
expected (int n, int k, int *item)
{
  for (int i = 0; i < n; i++)
    {
      int items = i % 5 == 4 ? 0 : 1 + (i % 5 == 2);
      if (k < items)
	{
	  *item = i % 5 == 3 ? -i : i + 100 * k;
	  return true;
	}
      k -= items;
    }
  return false;
}

int
main (void)
{
  for (int n = 0; n < 12; n++)
    {
      int seldom = n % 2, item, wanted;
      it = mixed (n, &seldom);
      for (int k = 0; expected (n, k, &wanted); k++)
	{
	  check (co_next (&it, &item) && item == wanted);
	  co_iterator (int) copy = co_clone (&it);
	  check (!co_is_null (copy));
	}
      check (!co_next (&it, &item));
      check (!co_next (&it, &item));
      co_drop (&it);
    }
  check (seen > 10);
  return 0;
}
