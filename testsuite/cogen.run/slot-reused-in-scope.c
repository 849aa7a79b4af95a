/* A variable may get the bytes of another one that is in scope still, but that nobody
   reads any more.  The end of that scope leaves it alone.  */
#include "async.h"

struct pair { int a, b; };

__attribute__ ((noipa)) static struct pair make (int a)
{
  return (struct pair) { a, a + 1 };
}

__attribute__ ((noipa)) static void fill (struct pair *p, int a) { *p = make (a); }

/* Read from within.  */
static co_iterator (int) store_at_end (int n)
{
  struct pair outer;
  {
    struct pair inner = make (n);
    co_yield (inner.a);
    co_yield (inner.b);
    outer = make (n + 10);
  }
  co_yield (outer.a);
  co_yield (outer.b);
}

/* Copied from one to the other.  */
static co_iterator (int) copy_at_end (int n)
{
  struct pair outer;
  {
    struct pair inner = make (n);
    co_yield (inner.a);
    outer = n ? inner : make (7);
  }
  co_yield (outer.a);
  co_yield (outer.b);
}

/* The address of the inner one is known elsewhere, but it is not begun with where the
   scope is left.  */
static co_iterator (int) leave_early (int n)
{
  struct pair outer;
  for (int i = 0;; i++)
    {
      struct pair inner;
      if (i == n)
	{
	  fill (&outer, n + 10);
	  break;
	}
      fill (&inner, i);
      co_yield (inner.a);
      co_yield (inner.b);
    }
  co_yield (outer.a);
  co_yield (outer.b);
}

/* Several scopes end at once; arrays.  */
static co_iterator (int) leave_all (int n)
{
  int outer[3];
  {
    int first[3];
    for (int i = 0; i < 3; i++)
      first[i] = n + i;
    for (int i = 0; i < 3; i++)
      co_yield (first[i]);
    {
      int second[3];
      for (int i = 0; i < 3; i++)
	second[i] = n - i;
      for (int i = 0; i < 3; i++)
	co_yield (second[i]);
      if (n > 0)
	{
	  for (int i = 0; i < 3; i++)
	    outer[i] = 10 * n + i;
	  goto out;
	}
    }
    co_yield (n);
    co_return ();
  }
out:
  for (int i = 0; i < 3; i++)
    co_yield (outer[i]);
}

/* What is returned, too.  */
static co_future (struct pair) returned (int n)
{
  {
    struct pair inner = make (n);
    inner.a += co_await (leaf_future ('r', 1, 0));
    if (n < 3)
      co_return (inner);
  }
  co_return (make (n + 20));
}

static void expect (co_iterator (int) it, const int *items, int n)
{
  int i = 0;
  co_for (int x, it)
    {
      check (i < n && x == items[i]);
      i++;
    }
  check (i == n);
}
#define EXPECT(it, ...) \
  expect (it, (const int []) { __VA_ARGS__ }, sizeof (int []) { __VA_ARGS__ } / sizeof (int))

int main (void)
{
  EXPECT (store_at_end (1), 1, 2, 11, 12);
  EXPECT (copy_at_end (1), 1, 1, 2);
  EXPECT (copy_at_end (0), 0, 7, 8);
  EXPECT (leave_early (2), 0, 1, 1, 2, 12, 13);
  EXPECT (leave_early (0), 10, 11);
  EXPECT (leave_all (1), 1, 2, 3, 1, 0, -1, 10, 11, 12);
  EXPECT (leave_all (0), 0, 1, 2, 0, -1, -2, 0);
  for (int n = 2; n < 5; n++)
    {
      co_future (struct pair) f = returned (n);
      struct pair r;
      check (co_poll (&f, &counting_context, &r) == CO_PENDING);
      check (co_poll (&f, &counting_context, &r) == CO_READY);
      check (r.b == (n < 3 ? n : n + 20) + 1);
      co_drop (&f);
    }
}
