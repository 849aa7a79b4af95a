/* co_yield_from of a generator: its items are passed on, the resume arguments go to it
   while it runs, and its value is the generator's result; from all that may delegate,
   whatever has made the generator, and at any depth.  */

#include "check.h"
#include <cogen.h>

struct wide { long a[5]; };

static co_generator (int, int, int)
inner (int n)
{
  int sum = co_arg ();
  for (int i = 0; i < n; i++)
    sum += co_yield (i);
  co_return (sum);
}

/* The first resume of INNER gets what resumed OUTER last.  */
static co_generator (int, long, int)
outer (int n)
{
  long all = 0;
  for (int i = 0; i <= n; i++)
    all = all * 1000 + co_yield_from (inner (i));
  co_return (all + co_arg ());
}

/* Results and arguments that are not registers; void ones.  */
static co_generator (int, struct wide, struct wide)
of_wide (int n)
{
  struct wide w = co_arg ();
  while (n--)
    {
      struct wide got = co_yield (n);
      for (int i = 0; i < 5; i++)
	w.a[i] += got.a[i];
    }
  co_return (w);
}

static co_generator (int, long, struct wide)
sum_of_wide (void)
{
  struct wide w = co_yield_from (of_wide (2));
  long sum = 0;
  for (int i = 0; i < 5; i++)
    sum += w.a[i];
  co_return (sum);
}

static co_generator (int, void) twice (int v) { co_yield (v); co_yield (v); }
static co_generator (int, int)
pair (int v)
{
  co_yield_from (twice (v));
  co_yield_from (twice (v + 1));
  co_return (4);
}

/* Recursion; depth costs nothing, so it may be great.  */
static co_generator (int, int)
down (int n)
{
  co_yield (n);
  int below = n ? co_yield_from (down (n - 1)) : 0;
  co_return (below + 1);
}

/* The same with arguments, which go to the innermost.  */
static co_generator (int, int, int)
echo_down (int n)
{
  int got = co_yield (n);
  if (n)
    got = got * 10 + co_yield_from (echo_down (n - 1));
  co_return (got);
}

static co_iterator (int) iterate (co_generator (int, int) g, int *result) { *result = co_yield_from (g); }
static co_stream (int) stream (co_generator (int, int) g, int *result) { *result = co_yield_from (g); }

/* By hand.  */
static enum co_step
three_resume (void *self, void *arg, void *yielded, void *result)
{
  (void) arg;
  int *n = self;
  if (*n == 3)
    {
      *(int *) result = 33;
      return CO_RETURNED;
    }
  *(int *) yielded = (*n)++;
  return CO_YIELDED;
}

static void three_drop (void *self) { *(int *) self = -1; }

static const struct co_generator_vtable three = {
  .head = { .abi = CO_ABI_VERSION, .name = "three", .drop = three_drop },
  .resume = three_resume
};

static int
sum_of (co_iterator (int) it)
{
  int sum = 0;
  co_for (int v, it)
    sum += v;
  return sum;
}

int
main (void)
{
  int y, r = 0, n = 0, count = 0;
  long l;
  co_generator (int, long, int) g = outer (2);
  static const int items[] = { 0, 0, 1 };
  int arg = 100;
  while (co_resume (&g, arg++, &y, &l) == CO_YIELDED)
    check (y == items[count++]);
  /* inner (0): 100.  inner (1): 100 + 101.  inner (2): 101 + 102 + 103.  */
  check (count == 3 && l == (100L * 1000 + 201) * 1000 + 306 + 103);
  co_drop (&g);

  co_generator (int, long, struct wide) w = sum_of_wide ();
  struct wide one = { { 1, 2, 3, 4, 5 } };
  for (count = 0; co_resume (&w, one, &y, &l) == CO_YIELDED; count++)
    check (y == 1 - count);
  check (count == 2 && l == 45);
  co_drop (&w);

  co_generator (int, int, int) e = echo_down (2);
  for (count = 0; co_resume (&e, count, &y, &r) == CO_YIELDED; count++)
    check (y == 2 - count);
  check (count == 3 && r == 10 + 20 + 3);
  co_drop (&e);

  check (sum_of (iterate (pair (5), &r)) == 22 && r == 4);
  check (sum_of (iterate (down (4), &r)) == 10 && r == 5);
  check (sum_of (iterate (down (20000), &r)) == 20000 * 20001 / 2 && r == 20001);
  check (sum_of (iterate ((co_generator (int, int)) { &n, &three }, &r)) == 3);
  check (r == 33 && n == -1);

  co_stream (int) s = stream (down (3), &r);
  struct co_context context = { 0 };
  int sum = 0;
  while (co_poll_next (&s, &context, &y) == CO_READY)
    sum += y;
  check (sum == 6 && r == 4);
  co_drop (&s);

  /* It goes on in the middle of a chain that has been resumed by hand.  */
  co_generator (int, int) d = down (2);
  check (co_resume (&d, &y, &r) == CO_YIELDED && y == 2);
  check (co_resume (&d, &y, &r) == CO_YIELDED && y == 1);
  check (sum_of (iterate (d, &r)) == 0 && r == 3);
  return 0;
}
