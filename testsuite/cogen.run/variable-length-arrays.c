/* VLAs in scope at a suspension keep their contents: one, nested scopes, two
   dimensions, in a loop with another size each time, left by goto.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (arrays, (int n))
{
  int a[n];
  for (int i = 0; i < n; i++)
    a[i] = STEP (i);
  for (int k = 1; k < n; k++)
    {
      short b[k][n];
      b[k - 1][n - 1] = a[k];
      STEP (sizeof b);
      a[0] += b[k - 1][n - 1];
      if (k == 2)
	goto out;
    }
out:
  STEP (a[0]);
  STEP (sizeof a);
}

COROUTINE (parameter, (int n, int m, int (*p)[n][m]))
{
  STEP (sizeof *p);
  int local[(*p)[n - 1][m - 1]];
  STEP (sizeof local / sizeof *local);
  STEP ((*p)[0][1]);
}

#else

int
main (void)
{
  int square[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
  check_each (arrays, (4), 0, 1, 2, 3, 8, 16, 3, 16);
  check_each (parameter, (2, 3, &square), 24, 6, 2);
  return 0;
}

#endif
