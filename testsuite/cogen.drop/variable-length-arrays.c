/* A VLA is freed like a cleanup when its coroutine is dropped: after what is
   inside it, which may still use it.  */

#include "drop.h"

struct view { int *p; int n; };

static void
look (struct view *v)
{
  trace ('0' + v->p[v->n - 1]);
}

static co_iterator (int)
arrays (int n)
{
  int a[n];
  a[n - 1] = 1;
  struct view va __attribute__ ((cleanup (look))) = { a, n };
  co_yield (1);
  for (int i = 2; i < 4; i++)
    {
      int b[n * i];
      b[n * i - 1] = i;
      struct view vb __attribute__ ((cleanup (look))) = { b, n * i };
      co_yield (i);
    }
  co_yield (4);
}

int
main (void)
{
  check_drops (co_iterator (int), arrays (100), NEXT, "", "1", "21", "31", "1", "");
  return 0;
}
