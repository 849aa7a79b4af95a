/* co_yield and co_return convert to the item and result types as if by
   assignment: integers narrow and widen, 0 is a null pointer, void * goes
   to any pointer, qualifiers are added.  */

#include "async.h"

static co_iterator (signed char) narrow (int n, double d) { co_yield (n); co_yield (d); }
static co_iterator (double) widen (void) { co_yield (1); co_yield ('a'); co_yield (0.5f); }
static co_iterator (_Bool) truth (const char *p) { co_yield (256); co_yield (0.25); co_yield (p); co_yield (0); }
static co_iterator (const char *) text (char *p) { co_yield (p); co_yield (0); co_yield ((void *) (p + 1)); }
static co_future (long long) result (int x) { if (x < 0) co_return (x); co_return (2.75); }
static co_generator (float, unsigned char) both (int n) { co_yield (3); co_return (n); }

int
main (void)
{
  signed char c[] = { 44, -1 };
  int i = 0;
  co_for (signed char v, narrow (300, -1.9)) check (v == c[i++]);

  double d[] = { 1, 'a', 0.5 };
  i = 0;
  co_for (double v, widen ()) check (v == d[i++]);

  _Bool b[] = { 1, 1, 1, 0 };
  i = 0;
  co_for (_Bool v, truth ("x")) check (v == b[i++]);

  char s[] = "hi";
  const char *p[] = { s, NULL, s + 1 };
  i = 0;
  co_for (const char *v, text (s)) check (v == p[i++]);
  check (i == 3);

  check (co_block_on (result (-5)) == -5);
  check (co_block_on (result (5)) == 2);

  co_generator (float, unsigned char) g = both (511);
  float y;
  unsigned char r;
  check (co_resume (&g, &y, &r) == CO_YIELDED && y == 3.0f);
  check (co_resume (&g, &y, &r) == CO_RETURNED && r == 255);
  co_drop (&g);
  return 0;
}
