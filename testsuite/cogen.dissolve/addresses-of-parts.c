/* Addresses of parts of variables, which what dissolves dereferences: of members, elements,
   elements of members, given to it and its own.  */

#include "check.h"
#include <cogen.h>

struct parts { int a, b; char c[4]; struct { long x[3]; } in; };

static co_iterator (int)
own (int n)
{
  struct parts v = { n, 2, "abc", { { 7, 8, 9 } } };
  co_yield (v.a);
  char *p = &v.c[1];
  long *q = &v.in.x[2];
  co_yield (*p + (int) *q);
  co_yield (*(char *) &v.in.x[0]);
  v.c[2] = 0;
  co_yield (v.c[*(short *) &v.c[2]]);
}

static co_iterator (int)
given (const char *p, long *q)
{
  co_yield (*p);
  *q += 1;
  co_yield ((int) *q);
}

static co_iterator (int)
bytes (void)
{
  int b[4] = { 5 };
  co_yield (1);
  co_yield (*(char *) &b[0] + ((char *) &b[1])[-4]);
}

static co_iterator (int)
node (const char *p, int depth)
{
  if (!*p)
    co_return ();
  if (depth == 0)
    {
      co_yield (*p);
      co_return ();
    }
  co_yield_from (node (p, depth - 1));
  co_yield_from (node (p + 1, depth - 1));
}

static co_iterator (int)
starts (int depth)
{
  char t[4] = "xyz";
  co_yield_from (node (&t[1], depth));
  co_yield (t[0]);
  co_yield_from (node (&t[2], depth));
}

int
main (void)
{
  struct parts v = { 1, 2, "de", { { 1, 2, 3 } } };
  char seen[32];
  int n = 0;
  co_for (int x, given (&v.c[1], &v.in.x[1]))
    seen[n++] = x;
  co_for (int x, own (3))
    seen[n++] = x;
  co_for (int x, bytes ())
    seen[n++] = x;
  check (n == 8 && !memcmp (seen, (char[]) { 'e', 3, 3, 'b' + 9, 7, 'a', 1, 10 }, 8));
  check (v.in.x[1] == 3);
  n = 0;
  co_for (int x, starts (2))
    seen[n++] = x;
  seen[n] = 0;
  check (!strcmp (seen, "yzzxz"));
  return 0;
}
