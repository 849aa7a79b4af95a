/* A coroutine that is made where it stands gets the sizes of the types of variable size
   around it by value: those that they had where they were evaluated.  Its object outlives
   the function around it, and the function's own types keep their sizes.  */

#include "check.h"
#include <cogen.h>

__attribute__ ((noipa)) static void
scribble (void)
{
  volatile char dirt[2000];
  for (int i = 0; i < 2000; i++)
    dirt[i] = 0x5a;
}

static int
sum (co_iterator (int) it)
{
  int all = 0;
  scribble ();
  co_for (int v, it)
    {
      all += v;
      scribble ();
    }
  return all;
}

/* The object is used when the parameters are gone.  */
static co_iterator (int)
grid (int n, int m, int a[n][m])
{
  return co_do (co_iterator (int), {
    int *row = a[n - 1];	/* With UBSan, a[n - 1][m - 1] asks the type.  */
    co_yield (row[m - 1]);
    co_yield (sizeof *a);
    co_yield (sizeof *a / sizeof **a);
    co_yield (*(*a + 1) + **(a + 1));
  });
}

/* What was evaluated does not change with the variable.  */
static int
changed (int n)
{
  int array[n];
  array[0] = 5;
  n += 10;
  int all = sum (co_do (co_iterator (int), {
    co_yield (sizeof array);
    co_yield (n);
  }));
  return all + (int) sizeof array + array[0];
}

/* Through another one, and with sizes of its own.  */
static int
deep (int n, int m)
{
  typedef int row[m];
  row rows[n];
  rows[n - 1][m - 1] = 3;
  m = 1;
  int (*last)[n] = 0;
  int all = sum (co_do (co_iterator (int), {
    int own[n];
    own[n - 1] = sizeof own;
    co_yield (own[n - 1]);
    co_yield_from (co_do (co_iterator (int), {
      co_yield (sizeof (row));
      co_yield (sizeof *last);
      row mine;
      mine[m] = sizeof mine;
      co_yield (mine[1]);
      co_yield (sizeof own);
    }));
    co_yield (sizeof rows);
    co_yield (rows[n - 1][2]);
  }));
  return all + (int) (sizeof (row) + sizeof rows);
}

static co_iterator (int)
inside (int n)
{
  int array[n];
  array[n - 1] = 7;
  co_yield (sizeof array);
  co_yield_from (co_do (co_iterator (int), {
    co_yield (sizeof array);
    co_yield (array[n - 1]);
  }));
  co_yield (array[n - 1]);
}

int
main (void)
{
  int a[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
  int i = sizeof (int);
  check (sum (grid (2, 3, a)) == 6 + 3 * i + 3 + 6);
  check (changed (4) == 4 * i + 14 + 4 * i + 5);
  check (deep (4, 3) == 4 * i + 3 * i + 4 * i + 3 * i + 4 * i + 12 * i + 3 + 3 * i + 12 * i);
  check (sum (inside (4)) == 8 * i + 14);
  return 0;
}
