/* Generators that are resumed by hand, or looped over, dissolve as iterators do: the
   argument is what the body's co_yield gives, the result is stored at the end.  Each
   loop by hand beside it.  */

#include "alloc.h"
#include "by-hand.h"

struct point { int x, y, z; };

static unsigned left;

static void
leave (int *p)
{
  left = HASH (left, *p);
}

static co_generator (int, void)
count (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static co_generator (int, long)
sum_of (int n)
{
  long s = 0;
  for (int i = 0; i < n; i++)
    {
      s += i;
      co_yield (i);
    }
  co_return (s);
}

static co_generator (int, int, int)
echo (int limit)
{
  int s = co_arg ();
  while (limit-- > 0)
    s += co_yield (s);
  co_return (s + co_arg ());
}

static co_generator (struct point, struct point, struct point)
moves (int n)
{
  struct point at = { 1, 2, 3 };
  while (n-- > 0)
    {
      struct point by = co_yield (at);
      at.x += by.x;
      at.y -= by.y;
      at.z ^= co_arg ().z;
    }
  co_return (at);
}

static co_generator (short, void, signed char)
guarded (int n)
{
  int outer __attribute__ ((cleanup (leave))) = n;
  for (int i = 0; i < n; i++)
    {
      int inner __attribute__ ((cleanup (leave))) = i;
      if (co_yield (i * 3) < 0)
	co_return ();
    }
}

static co_iterator (int)
all_of (int n)
{
  long s = co_yield_from (sum_of (n));
  co_yield ((int) s);
  co_yield_from (count (2));
}

static co_generator (int, struct point)
delegates (int n)
{
  long s = co_yield_from (sum_of (n));
  co_yield_from (all_of (n));
  co_return ((struct point) { (int) s, n, 1 });
}

static __attribute__ ((noipa)) unsigned
looped_c (int n)
{
  unsigned h = 0;
  co_for (int v, count (n))
    h = HASH (h, v);
  return h;
}

static unsigned
looped_h (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    h = HASH (h, i);
  return h;
}

static __attribute__ ((noipa)) unsigned
resumed_c (int n)
{
  co_generator (int, long) g = sum_of (n);
  unsigned h = 0;
  int y;
  long r = 5;
  while (co_resume (&g, &y, &r) == CO_YIELDED)
    h = HASH (h, y + r);
  return HASH (h, r);
}

static unsigned
resumed_h (int n)
{
  unsigned h = 0;
  long s = 0;
  for (int i = 0; i < n; i++)
    {
      s += i;
      h = HASH (h, i + 5);
    }
  return HASH (h, s);
}

static __attribute__ ((noipa)) unsigned
told_c (int n)
{
  co_generator (int, int, int) g = echo (n);
  unsigned h = 0;
  int y = 0, r;
  while (co_resume (&g, (int) (h & 15) + y % 3, &y, &r) == CO_YIELDED)
    h = HASH (h, y);
  return HASH (h, r);
}

static unsigned
told_h (int n)
{
  unsigned h = 0;
  int y = 0, arg = 0, s = 0;
  for (;;)
    {
      arg = (int) (h & 15) + y % 3;
      s += arg;
      if (n-- <= 0)
	break;
      y = s;
      h = HASH (h, y);
    }
  return HASH (h, s + arg);
}

static __attribute__ ((noipa)) unsigned
structures_c (int n)
{
  co_generator (struct point, struct point, struct point) g = moves (n);
  unsigned h = 0;
  struct { int pad; struct point p, r; } to = { 0 };
  for (int i = 0; co_resume (&g, ((struct point) { i, to.p.x & 7, h & 3 }), &to.p, &to.r) == CO_YIELDED; i++)
    h = HASH (h, to.p.x * 5 + to.p.y * 3 + to.p.z);
  co_drop (&g);
  return HASH (h, to.r.x * 5 + to.r.y * 3 + to.r.z);
}

static unsigned
structures_h (int n)
{
  unsigned h = 0;
  struct point at = { 1, 2, 3 }, p = { 0 };
  for (int i = 0;; i++)
    {
      struct point by = { i, p.x & 7, h & 3 };
      if (i > 0)
	{
	  at.x += by.x;
	  at.y -= by.y;
	  at.z ^= by.z;
	}
      if (i == n)
	break;
      p = at;
      h = HASH (h, p.x * 5 + p.y * 3 + p.z);
    }
  return HASH (h, at.x * 5 + at.y * 3 + at.z);
}

/* Told to stop, dropped in the middle, or run to its end.  */

static __attribute__ ((noipa)) unsigned
left_c (int n)
{
  unsigned h = left = 0;
  for (int k = 0; k < 3; k++)
    {
      co_generator (short, void, signed char) g = guarded (n);
      short y = 0;
      for (int i = 0; co_resume (&g, k == 1 && i == 4 ? -1 : i & 63, &y) == CO_YIELDED; i++)
	{
	  h = HASH (h, y);
	  if (k == 2 && i == 2)
	    break;
	}
    }
  return HASH (h, left);
}

static unsigned
left_h (int n)
{
  unsigned h = left = 0;
  for (int k = 0; k < 3; k++)
    {
      int i;
      for (i = 0; i < n; i++)
	{
	  h = HASH (h, i * 3);
	  leave (&i);
	  if ((k == 1 && i == 3) || (k == 2 && i == 2))
	    break;
	}
      leave (&n);
    }
  return HASH (h, left);
}

/* Stepped in two places.  */

static __attribute__ ((noipa)) unsigned
twice_c (int n)
{
  co_generator (int, int, int) g = echo (n + 1);
  unsigned h = 0;
  int y, r = 0;
  if (co_resume (&g, 3, &y, &r) == CO_YIELDED)
    h = HASH (h, y);
  while (co_resume (&g, 1, &y, &r) == CO_YIELDED)
    h = HASH (h, y);
  return HASH (h, r);
}

static unsigned
twice_h (int n)
{
  unsigned h = 0;
  int s = 3;
  for (int i = 0; i <= n; i++)
    {
      h = HASH (h, s);
      s++;
    }
  return HASH (h, s + 1);
}

/* Delegated to.  */

static __attribute__ ((noipa)) unsigned
delegated_c (int n)
{
  unsigned h = 0;
  co_generator (int, struct point) g = delegates (n);
  int y;
  struct point r = { 0 };
  while (co_resume (&g, &y, &r) == CO_YIELDED)
    h = HASH (h, y);
  return HASH (h, r.x + r.y + r.z);
}

static unsigned
delegated_h (int n)
{
  unsigned h = 0;
  int s = 0;
  for (int i = 0; i < n; i++)
    s += i;
  for (int i = 0; i < n; i++)
    h = HASH (h, i);
  for (int i = 0; i < n; i++)
    h = HASH (h, i);
  h = HASH (h, s);
  h = HASH (h, 0);
  h = HASH (h, 1);
  return HASH (h, s + n + 1);
}

int
main (void)
{
  SAME (looped);
  SAME (resumed);
  SAME (told);
  SAME (structures);
  SAME (left);
  SAME (twice);
  SAME (delegated);
}
