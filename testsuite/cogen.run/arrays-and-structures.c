/* Arrays and structures live across suspensions, whole, by element, through
   pointers to them, copied, passed on and returned.  */

#include "each-trait.h"

#ifdef COROUTINE

struct TRAIT_NAME (matrix) { int m[3][3]; struct { char name[8]; union { int i; float f; } u; } tag; };

static struct TRAIT_NAME (matrix)
TRAIT_NAME (identity) (void)
{
  struct TRAIT_NAME (matrix) r = { .m = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }, .tag = { "id", { 7 } } };
  return r;
}

COROUTINE (aggregates, (int x))
{
  struct TRAIT_NAME (matrix) a = TRAIT_NAME (identity) (), b;
  int *p = &a.m[1][1], (*row)[3] = &a.m[2];
  STEP (*p);
  *p = x;
  b = a;
  STEP (b.m[1][1] + (*row)[2]);
  (*row)[0] = STEP (b.tag.u.i);
  b.tag.u.f = 0.5f;
  STEP (a.m[2][0] * 10 + (b.tag.u.f == 0.5f));
  check (strcmp (b.tag.name, "id") == 0);
  char text[2][6] = { "hello", "world" }, *q = text[1];
  for (int i = 0; q[i]; i++)
    if (STEP (q[i]) == 'r')
      q[i] = 'R';
  check (strcmp (text[1], "woRld") == 0 && strcmp (text[0], "hello") == 0);
}

#else

int
main (void)
{
  check_each (aggregates, (4), 1, 5, 7, 71, 'w', 'o', 'r', 'l', 'd');
  return 0;
}

#endif
