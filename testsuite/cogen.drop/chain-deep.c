/* A chain of 10,000 is dropped half-way, at many depths, on a stack of 64 KB:
   each scope is left once, the innermost first, and nothing leaks.  */

#include "alloc.h"
#include "async.h"
#include "chain.h"

enum { DEPTH = 10000 };

static int left_last = -1, left_count;	/* The scopes left so far.  */

static void
leave (int *n)
{
  check (left_last < 0 || *n == left_last + 1);
  left_last = *n;
  left_count++;
}

static co_iterator (int)
iterate (int n)
{
  int scope __attribute__ ((cleanup (leave))) = n;
  co_yield (n);
  if (n)
    co_yield_from (iterate (n - 1));
  co_yield (-scope);
}

static co_future (int) await_b (int n);

static co_future (int)
await_a (int n)
{
  int scope __attribute__ ((cleanup (leave))) = n;
  co_await (leaf_future (0, 1, 0));
  int v = n ? co_await (await_b (n - 1)) : 0;
  co_return (v + scope);
}

static co_future (int)
await_b (int n)
{
  int scope __attribute__ ((cleanup (leave))) = n;
  int v = n ? co_await (await_a (n - 1)) : 0;
  co_await (leaf_future (0, 1, 0));
  co_return (v + scope);
}

static void
drop_iterator (int resumes)
{
  co_iterator (int) it = iterate (DEPTH);
  int v, open = 1;	/* Frames; the outermost may be elided.  */
  for (int i = 0; i < resumes; i++)
    {
      check (co_next (&it, &v) == (i < 2 * DEPTH + 2));
      check (i > DEPTH || v == DEPTH - i);
    }
  if (resumes && resumes <= 2 * DEPTH + 2)
    open = resumes <= DEPTH + 1 ? resumes : 2 * DEPTH + 3 - resumes;
  check (left_count == (resumes <= DEPTH + 1 ? 0 : resumes - DEPTH - 2));
  /* The outermost may be elided; the others share chunks.  */
  check (alloc_live <= (unsigned) open && (open < 2 || alloc_live > 0));
  left_last = -1;
  co_drop (&it);
  check (alloc_live == 0);
}

static void
run (void)
{
  static const int after[] = { 0, 1, 2, 3, 4, 77, DEPTH / 2, DEPTH - 1, DEPTH, DEPTH + 1,
    DEPTH + 2, DEPTH + 3, DEPTH * 3 / 2, 2 * DEPTH, 2 * DEPTH + 1, 2 * DEPTH + 2, 2 * DEPTH + 3 };
  for (unsigned i = 0; i < sizeof after / sizeof *after; i++)
    {
      left_count = 0;
      left_last = -1;
      drop_iterator (after[i]);
      int opened = after[i] <= DEPTH + 1 ? after[i] : DEPTH + 1;
      check (left_count == opened);
    }

  for (int polls = 1; polls <= DEPTH + 1; polls += 511)
    {
      left_count = 0;
      left_last = -1;
      co_future (int) f = await_a (DEPTH);
      for (int i = 0; i < polls; i++)
	{
	  int v;
	  check (co_poll (&f, &counting_context, &v) == CO_PENDING);
	}
      left_last = -1;
      co_drop (&f);
      check (left_count == (polls <= DEPTH / 2 ? 2 * polls - 1 : DEPTH + 1));
      check (alloc_live == 0);
    }
}

int
main (void)
{
  on_small_stack (run);
  return 0;
}
