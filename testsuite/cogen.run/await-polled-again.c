/* An await of unknown make is one state, whether the coroutine is small, has many
   awaits in a row, or awaits in a loop: the future is polled once for each resume, with
   the result in the same place; what is live is kept; the coroutine can be moved while
   it waits, and while the future is polled or dropped it runs: nobody moves it then.
   { dg-skip-if "asks where the frame is while it runs" "check-frames" }  */

#include "alloc.h"
#include "async.h"

typedef co_future (int) wait_function (int n);

static char places[2][512] __attribute__ ((aligned (64)));
static co_future (int) outer;
static int polls, drops;

/* A future that looks at who awaits it.  */
struct spy { int left, value; };

static void
check_outer_runs (void)
{
  check (!co_relocate (&outer, places[outer.self == places[0]], sizeof *places));
}

static enum co_poll
spy_poll (void *self, struct co_context *cx, void *result)
{
  struct spy *spy = self;
  check (cx == &counting_context);
  check ((char *) result >= (char *) outer.self
	 && (char *) result < (char *) outer.self + outer.vtable->head.size);
  check_outer_runs ();
  polls++;
  if (spy->left-- > 0)
    return CO_PENDING;
  *(int *) result = spy->value;
  return CO_READY;
}

static void
spy_drop (void *self)
{
  check_outer_runs ();
  free (self);
  drops++;
}

static const struct co_future_vtable spy_vtable = {
  .head = { .abi = CO_ABI_VERSION, .align = 1, .name = "spy", .drop = spy_drop },
  .poll = spy_poll
};

static co_future (int) __attribute__ ((noipa))
spy (int left, int value)
{
  struct spy *s = malloc (sizeof *s);
  check (s != NULL);
  *s = (struct spy) { left, value };
  return (co_future (int)) { s, &spy_vtable };
}

static co_future (int)
small (int n)
{
  int x = co_await (spy (2, n));
  co_return (x + n);
}

static co_future (int)
large (int n)
{
  int a = co_await (spy (0, n));
  int b = co_await (spy (1, a + 1));
  int c = co_await (spy (2, b + 1));
  int d = co_await (spy (0, c + 1));
  int e = co_await (spy (1, d + 1));
  int f = co_await (spy (0, e + 1));
  check (a == n && b == n + 1 && c == n + 2 && d == n + 3 && e == n + 4);
  co_return (f);
}

static co_future (int)
loop (int n)
{
  int sum = 0;
  for (int i = 0; i < n; i++)
    sum += co_await (spy (i % 3, i)) * (i + 1);
  co_return (sum);
}

static co_future (int)
sum (int n)
{
  co_return (co_await (spy (1, n)) + co_await (spy (1, n)) * 10
	     + co_await (spy (1, n)) * 100 + co_await (spy (1, n)) * 1000
	     + co_await (spy (0, n)) * 10000);
}

static void
test (wait_function *make, int n, int pends, int ready, int want)
{
  polls = drops = 0;
  outer = make (n);
  int result = -1;
  for (int i = 0; i < pends; i++)
    {
      check (co_poll (&outer, &counting_context, &result) == CO_PENDING);
      check (result == -1);
      char *to = places[i % 2];
      check (co_relocate (&outer, to, sizeof *places));
      memset (places[!(i % 2)], 0xa5, sizeof *places);
    }
  check (co_poll (&outer, &counting_context, &result) == CO_READY);
  check (result == want && polls == pends + ready && drops == ready);
  co_drop (&outer);
  check (alloc_live == 0);

  for (int k = 0; k <= pends; k++)
    {
      drops = polls = 0;
      outer = make (n);
      for (int i = 0; i < k; i++)
	check (co_poll (&outer, &counting_context, &result) == CO_PENDING);
      int before = drops;
      if (k)
	check (polls == k + before);
      co_drop (&outer);
      check (drops == before + (k > 0));
      check (alloc_live == 0);
    }
}

int
main (void)
{
  test (small, 5, 2, 1, 10);
  test (large, 7, 4, 6, 12);
  test (loop, 6, 6, 6, 0 + 2 + 6 + 12 + 20 + 30);
  test (sum, 3, 4, 5, 33333);
  return 0;
}
