/* A small structure that a loop works on between suspensions keeps all of its members over
   each of them, also where it is copied as a whole, passed, or set in part.  */

#include "check.h"
#include <cogen.h>

struct pair { unsigned a, b; };
struct odd { char c; short s; int i : 5; unsigned u : 27; double d; };

__attribute__ ((noipa)) static unsigned
both (struct pair p)
{
  return p.a ^ p.b;
}

__attribute__ ((noipa)) co_iterator (unsigned)
sums (const unsigned char *bytes, int n)
{
  struct pair s = { 1, 0 };
  for (int round = 0; round < 3; round++)
    {
      for (int i = 0; i < n; i++)
	{
	  s.a += bytes[i];
	  s.b += s.a;
	}
      co_yield (both (s));
      struct pair t = s;
      t.b++;
      if (round == 1)
	s = t;
      co_yield (t.b);
    }
}

__attribute__ ((noipa)) co_iterator (int)
parts (int n)
{
  struct odd o;
  o.c = 1;
  o.i = -3;
  o.u = 5;
  o.s = 7;
  o.d = 0.5;
  for (int k = 0; k < 3; k++)
    {
      for (int i = 0; i < n; i++)
	{
	  o.c++;
	  o.s += o.c;
	  o.u += 3;
	  o.d += 1;
	}
      co_yield (o.c + o.s + o.i + (int) o.u + (int) (2 * o.d));
      o.i++;
    }
}

int
main (void)
{
  unsigned char bytes[9] = { 1, 2, 3, 40, 50, 60, 200, 201, 202 };
  struct pair s = { 1, 0 };
  int step = 0;
  co_for (unsigned v, sums (bytes, 9))
    {
      if (step % 2 == 0)
	for (int i = 0; i < 9; i++)
	  {
	    s.a += bytes[i];
	    s.b += s.a;
	  }
      check (v == (step % 2 == 0 ? (s.a ^ s.b) : s.b + 1));
      if (step == 3)
	s.b++;
      step++;
    }
  check (step == 6);

  co_iterator (int) it = parts (4);
  struct odd o = { 1, 7, -3, 5, 0.5 };
  int v;
  for (int k = 0; k < 3; k++)
    {
      for (int i = 0; i < 4; i++)
	{
	  o.c++;
	  o.s += o.c;
	  o.u += 3;
	  o.d += 1;
	}
      check (co_next (&it, &v));
      check (v == o.c + o.s + o.i + (int) o.u + (int) (2 * o.d));
      o.i++;
    }
  check (!co_next (&it, &v));
  co_drop (&it);
  return 0;
}
