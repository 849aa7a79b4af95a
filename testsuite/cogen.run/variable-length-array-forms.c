/* VLAs in unusual places: in statement expressions, in for heads, by typedef,
   of structures, as pointed-to types, with a suspension in their size.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (forms, (int n))
{
  typedef int row[n];
  row first;
  first[n - 1] = STEP (5);
  int x = ({ char a[n + 1]; a[n] = 9; STEP (a[n]); sizeof a + a[n]; });
  STEP (x);
  for (row it, *set = (it[0] = 2, &it); (*set)[0] > 0; it[0]--)
    {
      STEP (it[0]);
      n++;			/* the size of row stays */
    }
  int sized[STEP (3)][n - 3];
  STEP (sizeof sized / sizeof (int));
  struct { int i; char c[4]; } many[n];
  many[n - 1].c[3] = 'z';
  row *p = &first;
  STEP ((*p)[2]);
  check (many[n - 1].c[3] == 'z' && sizeof *p == 3 * sizeof (int));
}

#else

int
main (void)
{
  check_each (forms, (3), 5, 9, 13, 2, 1, 3, 6, 5);
  return 0;
}

#endif
