/* co_lambda is an anonymous coroutine function: a value to call now or later,
   of each trait, that may capture, and be passed to a function (which takes a
   trampoline, as for any nested function that captures).
   { dg-additional-options "-Wl,-z,execstack" } */

#include "async.h"

/* GCC 14's address sanitizer keeps locals, and so trampolines, where nothing can
   be executed, unless told not to; with or without coroutines.  */
const char *__asan_default_options (void);
const char *
__asan_default_options (void)
{
  return "detect_stack_use_after_return=0";
}

static int
sum (co_iterator (int) it)
{
  int total = 0;
  co_for (int v, it)
    total += v;
  return total;
}

static int
apply (co_iterator (int) (*make) (int), int n)
{
  return sum (make (n));
}

int
main (void)
{
  int base = 100;
  check (apply (co_lambda (co_iterator (int), (int n), {
    for (int i = 0; i < n; i++)
      co_yield (base + i);
  }), 3) == 303);

  co_future (int) f = co_lambda (co_future (int), (int x, int y), {
    int a = co_await (leaf_future (0, 1, x));
    co_return (a * y);
  }) (6, 7);
  int r;
  check (co_poll (&f, &counting_context, &r) == CO_PENDING);
  check (co_poll (&f, &counting_context, &r) == CO_READY && r == 42);
  co_drop (&f);

  check (co_block_on (co_lambda (co_future (int), (void), { co_return (3); }) ()) == 3);

  co_generator (int, int, int) g = co_lambda (co_generator (int, int, int), (void), {
    int got = co_yield (1);
    co_return (got + co_arg ());
  }) ();
  int y;
  check (co_resume (&g, 0, &y, &r) == CO_YIELDED && y == 1);
  check (co_resume (&g, 8, &y, &r) == CO_RETURNED && r == 16);
  co_drop (&g);
  return 0;
}
