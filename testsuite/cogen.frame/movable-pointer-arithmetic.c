/* The difference of two pointers, a comparison and an index are no pointers: they
   may live across a suspension.  A pointer that is computed anew after it may be
   used; one that is kept may not.  */

#include "check.h"
#include <cogen.h>

static __attribute__ ((noinline)) char *
skip (char *p, int n)
{
  return p + n;
}

static co_iterator (int)
difference (const char *s)
{
  char text[20];
  strcpy (text, s);
  char *end = text;
  while (*end)
    end++;
  long length = end - text;
  for (long i = 0; i < length; i++)
    co_yield (text[i]);
}

static co_iterator (int)
comparison (int n)
{
  char text[4] = { 1, 2, 3, 4 };
  _Bool first = skip (text, n) == text;
  co_yield (first);
  co_yield (text[n]);
}

static co_iterator (int)
derived_again (int n)
{
  char text[4] = { 1, 2, 3, 4 };
  char *p = text + n;
  co_yield (*p);
  p = text + n;
  co_yield (*p);
  p = skip (text, n);
  ++*p;
  co_yield (text[n]);
}

/* A plain address is computed again by the compiler.  */
static co_iterator (int)
plain_address (int n)
{
  char text[4] = { 1, 2, 3, n };
  char *p = text;
  co_yield (*p);
  co_yield (*p + text[3]);
}

static co_iterator (int)
kept_offset (int n)
{
  char text[4] = { 1, 2, 3, 4 };
  char *p = text + n;
  co_yield (*p);
  co_yield (*p);
}

static co_iterator (int)
moving_pointer (int n)
{
  char text[4] = { 1, 2, 3, 4 };
  for (char *p = text; p < text + n; p++)
    co_yield (*p);
}

static co_iterator (int)
moving_index (int n)
{
  char text[4] = { 1, 2, 3, 4 };
  for (int i = 0; i < n; i++)
    co_yield (text[i]);
}

static co_iterator (int)
one_of_two (int n)
{
  int a = 1, b = 2, *p = n ? &a : &b;
  co_yield (a + b);
  co_yield (*p);
}

/* The pointer is used up before the next suspension, in a loop.  */
static co_iterator (int)
one_of_two_each_time (int n)
{
  int a = 1, b = 2;
  while (n--)
    {
      int *p = n & 1 ? &a : &b;
      ++*p;
      co_yield (a + b);
    }
}

static co_iterator (int)
as_integer (int n)
{
  char text[4] = { 1, 2, 3, 4 };
  __UINTPTR_TYPE__ p = (__UINTPTR_TYPE__) (text + n);
  co_yield (text[0]);
  co_yield (*(char *) p);
}

static int
sum (co_iterator (int) it)
{
  int s = 0;
  co_for (int v, it)
    s += v;
  return s;
}

int
main (void)
{
  check (co_is_movable (difference));
  check (co_is_movable (comparison));
  check (co_is_movable (derived_again));
  check (co_is_movable (plain_address));
  check (!co_is_movable (kept_offset));
  check (!co_is_movable (moving_pointer));
  check (co_is_movable (moving_index));
  check (!co_is_movable (one_of_two));
  check (co_is_movable (one_of_two_each_time));
  check (!co_is_movable (as_integer));
  check (sum (difference ("ab")) == 'a' + 'b');
  check (sum (comparison (0)) == 2 && sum (comparison (1)) == 2);
  check (sum (derived_again (1)) == 7);
  check (sum (plain_address (5)) == 7);
  check (sum (kept_offset (2)) == 6);
  check (sum (moving_pointer (3)) == 6 && sum (moving_index (3)) == 6);
  check (sum (one_of_two (0)) == 5);
  check (sum (one_of_two_each_time (2)) == 9);
  check (sum (as_integer (1)) == 3);
  return 0;
}
