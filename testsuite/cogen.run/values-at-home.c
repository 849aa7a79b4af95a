/* At -O0 a value that lives in the frame is used there, and its bytes belong to
   others when it is not needed: variables that are swapped, set again, set on some
   ways, handed over in the bytes of another one, constants, temporaries of
   expressions; in loops, in switches, after gotos and calls that return twice.  */

#ifndef HELPERS
#define HELPERS
struct bits { unsigned a : 3; signed b : 5; _Bool c : 1; };

static int
sum_of (int a, int b, int c, int d, int e, int f)
{
  return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f;
}
#endif

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (swapped, (int n, int a, int b))
{
  int c = 7;
  for (int i = 0; i < n; i++)
    {
      STEP (a);
      int t = a;
      a = b;
      b = c;
      c = t;
      STEP (b);
    }
  STEP (a * 100 + b * 10 + c);
}

/* When the B are set the A are still needed, but no suspension keeps both.  */
COROUTINE (two_phases, (int a0))
{
  int a1 = STEP (a0 + 1);
  int a2 = STEP (a0 + 2);
  int a3 = STEP (a0 + 3);
  STEP (0);
  int b0 = a3 * 2, b1 = a2 * 2, b2 = a1 * 2, b3 = a0 * 2;
  int sum = a0 + a1 + a2 + a3;
  STEP (b0 + b1);
  STEP (b2 + b3);
  STEP (sum + b0 + b1 + b2 + b3);
}

COROUTINE (on_some_ways, (int n))
{
  int kept = 1, other = 2;
  for (int i = 0; i < n; i++)
    {
      int here;
      if (i % 2)
	{
	  here = STEP (i);
	  kept = other;
	}
      else if (i % 3)
	{
	  other = kept + i;
	  here = kept;
	}
      else
	here = other++;
      STEP (here);
      kept += here;
    }
  STEP (kept);
  STEP (other);
}

/* The parameters are handed over where others may live later.  */
COROUTINE (parameters, (int p, long q, int r, short s, int t))
{
  for (int i = 0; i < 2; i++)
    {
      int old = p;
      p = r;
      r = t;
      t = s;
      s = (short) old;
      STEP (p);
    }
  int early = (int) q;
  STEP (early);
  q = r;
  STEP (t);
  STEP ((int) q + s);
}

/* P is at home where Q is handed over.  */
COROUTINE (handed_over, (int p, int q))
{
  int x = q + 1;
  p += 2;
  STEP (x + p);
  STEP (x * p);
  STEP (x - p);
}

/* A variable in memory has the bytes of values that are not needed meanwhile.  */
COROUTINE (in_memory, (int n))
{
  {
    int a = STEP (n), b = STEP (n + 1), c = STEP (n + 2);
    STEP (a + b + c);
    int sum = a * b;
    struct bits here[4] = { { 1, 2, 0 }, { 3, 4, 1 } };
    struct bits *p = here + (sum > 1000);
    p->b = (signed) (sum % 8 + p[1].b);
    STEP (p->b + a);
    STEP (p->a + p->b);
  }
  {
    int v[3] = { n, n + 1, n + 2 };
    int *q = v;
    STEP (*q);
    STEP (q[1]);
    int d = v[2], e = v[1], f = q[0];
    STEP (d);
    STEP (e + f);
    STEP (d + e + f);
  }
}

/* Constants have no bytes of their own; one that changes later has.  */
COROUTINE (constants, (int n))
{
  int fixed = 42, first = 5, flag = 0;
  {
    int x = STEP (n);
    STEP (x + fixed);
  }
  {
    int y = STEP (n + 1), z = STEP (n + 2);
    STEP (y + z + first);
  }
  if (n > 1)
    flag = n;
  first = STEP (first + flag);
  STEP (first + fixed + flag);
}

COROUTINE (jumps, (int n))
{
  int i = 0, last = -1;
again:
  switch (i++)
    {
    case 0:
      last = STEP (10);
    case 1:
      if (STEP (last) > n)
	goto again;
    middle:
      last += i;
      break;
    case 2:
      last = i;
      goto middle;
    case 3:
      goto out;
    }
  STEP (last);
  goto again;
out:
  STEP (last * 2);
}

COROUTINE (temporaries, (int n))
{
  int v = n;
  v = sum_of (v, STEP (v + 1), v - 5, STEP (v), v / 2, STEP (v + 2));
  STEP (v);
  STEP (STEP (1) + STEP (2) * (STEP (3) + STEP (4)) - v);
}

COROUTINE (types, (_Bool flag, char c, double d, struct bits bits))
{
  float f = d / 2;
  unsigned long long u = ~0ull;
  __int128 big = (__int128) u * 3;
  _Complex double z = d + 2.0i;
  enum { ONE = 1, TWO } e = TWO;
  int *p = &(int) { 6 };
  for (int i = 0; i < 2; i++)
    {
      STEP (flag + c + (int) d);
      bits.b = bits.b + STEP (bits.a);
      flag = !flag;
      c += e;
      u >>= 60;
      big /= 3;
      e = ONE;
      z *= z;
      ++*p;
    }
  STEP ((int) (f + u) + (int) (big >> 60) + e + *p);
  STEP ((int) __real__ z * 1000 + (int) __imag__ z + bits.b);
}

COROUTINE (operands, (int n))
{
  int a = STEP (n), b = 3;
  __asm__ ("" : "+r" (a), "=r" (b) : "1" (a + b));
  STEP (a);
  STEP (b);
}

COROUTINE (captured, (int n))
{
  int seen = n, own = 2 * n;
  int add (int x) { return seen += x; }
  STEP (add (own));
  own = add (1);
  STEP (own + seen);
}

#else

static const struct bits bits = { 5, 1, 1 };

int
main (void)
{
  check_each (swapped, (2, 1, 2), 1, 7, 2, 1, 712);
  check_each (swapped, (0, 1, 2), 127);
  check_each (two_phases, (1), 2, 3, 4, 0, 14, 6, 30);
  check_each (on_some_ways, (5), 2, 1, 1, 4, 3, 3, 9, 18, 13);
  check_each (parameters, (1, 2, 3, 4, 5), 3, 5, 2, 1, 7);
  check_each (handed_over, (1, 4), 8, 15, 2);
  check_each (in_memory, (3), 3, 4, 5, 12, 11, 9, 3, 4, 5, 7, 12);
  check_each (constants, (2), 2, 44, 3, 4, 12, 7, 51);
  check_each (constants, (0), 0, 42, 1, 2, 8, 5, 47);
  check_each (jumps, (5), 10, 10, 10, 6, 12);
  check_each (jumps, (50), 10, 10, 11, 11, 13, 6, 12);
  check_each (temporaries, (1), 3, 1, 2, 15, 1, 2, 3, 4, 0);
  check_each (types, (1, 2, 3.5, bits), 6, 5, 7, 5, 15, -126758);
  check_each (operands, (4), 4, 4, 7);
  check_each (captured, (3), 9, 20);
}

#endif
