/* Compound literals are variables of their block: they live across suspensions,
   by pointer, as arguments, and anew in each round of a loop.  */

#include "each-trait.h"

#ifdef COROUTINE

struct TRAIT_NAME (point) { int x, y; };

static int
TRAIT_NAME (sum) (const struct TRAIT_NAME (point) *p, int n)
{
  int s = 0;
  for (int i = 0; i < n; i++)
    s += p[i].x * p[i].y;
  return s;
}

COROUTINE (literals, (int n))
{
  struct TRAIT_NAME (point) *p = &(struct TRAIT_NAME (point)) { n, STEP (2) };
  STEP (p->x * p->y);
  p->y += 5;
  STEP (TRAIT_NAME (sum) ((struct TRAIT_NAME (point)[]) { { 1, STEP (3) }, *p, { .y = 9 } }, 3));
  for (int i = 0; i < 2; i++)
    {
      int *q = (int[3]) { i, STEP (10 + i) };
      STEP (q[0]++ + q[1] + q[2]);
      check (q[0] == i + 1 && q[2] == 0);
    }
}

#else

int
main (void)
{
  check_each (literals, (4), 2, 8, 3, 31, 10, 10, 11, 12);
  return 0;
}

#endif
