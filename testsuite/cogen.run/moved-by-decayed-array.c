/* What an array's name points to is moved from as any other object: the address that a
   move then gets is that of the whole array, or of the structure that a cast names by its
   first member.  */

#include "async.h"

struct pair { co_iterator (int) it; int k; };
struct many { int k; co_iterator (int) its[2]; };

static co_iterator (int) upto (int n) { for (int i = 0; i < n; i++) co_yield (i); }

static int
sum (co_iterator (int) it)
{
  int all = 0;
  co_for (int v, it)
    all += v;
  return all;
}

static co_iterator (int)
inside (int n)
{
  co_iterator (int) a[2] = { upto (n), upto (n + 1) };
  co_yield (n);
  co_yield_from (*a);
  co_iterator (int) b = *(a + 1);
  co_yield (co_is_null (*a) && co_is_null (a[1]));
  *a = b;
  co_for (int v, *a)
    co_yield (v);
}

static co_iterator (int)
outside (int n)
{
  co_iterator (int) a[2] = { inside (n), upto (n) };
  co_yield_from (*a);
  *a = a[1];
  co_yield_from (*a);
}

int
main (void)
{
  co_iterator (int) a[3] = { upto (3), upto (4), upto (5) };
  co_iterator (int) *p = a;
  check (sum (*p++) == 3);
  check (co_is_null (*a) && !co_is_null (*p));
  check (sum (*(a + 1)) == 6 && co_is_null (*p));
  *a = *(p + 1);
  check (co_is_null (a[2]));
  check (sum (*a) == 10 && co_is_null (*a));

  co_iterator (int) grid[2][2] = { { upto (3) } };
  check (sum (**grid) == 3 && co_is_null (grid[0][0]));

  struct many m = { 0, { upto (3), upto (4) } };
  co_iterator (int) first = *m.its;
  check (co_is_null (m.its[0]) && sum (first) == 3);
  *m.its = m.its[1];
  check (sum (*m.its) == 6);

  struct pair s = { upto (4), 1 };
  check (sum (*(co_iterator (int) *) &s) == 6 && co_is_null (s.it));

  int i = 0;
  static const int expected[] = { 3, 0, 1, 2, 1, 0, 1, 2, 3, 0, 1, 2 };
  co_for (int v, outside (3))
    check (v == expected[i++]);
  check (i == 12);
  return 0;
}
