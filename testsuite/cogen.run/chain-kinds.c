/* Every kind of coroutine delegates to every kind it may, of unknown make:
   iterator in iterator, generator and stream; stream in stream; future in future
   and stream.  Each pattern is three levels deep, and between its delegations the
   outer ones yield, wait and take arguments themselves.  */

#include "alloc.h"
#include "async.h"

/* The objects come from here: what is in them cannot be seen.  */
static co_iterator (int) iterator (int n);
static co_stream (int) stream (int n);
static co_future (int) future (int n);
typedef co_iterator (int) iterator_maker (int);
typedef co_stream (int) stream_maker (int);
typedef co_future (int) future_maker (int);
static iterator_maker *volatile make_iterator = iterator;
static stream_maker *volatile make_stream = stream;
static future_maker *volatile make_future = future;

static co_iterator (int)
iterator (int n)
{
  co_yield (n);
  if (n % 10)
    {
      co_yield_from (make_iterator (n - 1));
      co_yield (n + 100);
      co_yield_from (make_iterator (n / 10 * 10));
    }
}

static co_future (int)
future (int n)
{
  int v = n;
  if (n % 10)
    {
      v += co_await (make_future (n - 1));
      v += co_await (leaf_future (0, 1, 1000));
      v += co_await (make_future (n / 10 * 10));
    }
  co_return (v);
}

static co_stream (int)
stream (int n)
{
  co_yield (n);
  if (n % 10)
    {
      co_yield_from (make_iterator (n));
      co_yield_from (make_stream (n - 1));
      co_yield (co_await (make_future (n)));
      co_for_await (int v, make_stream (n - 1))
	co_yield (-v);
      co_yield_from (leaf_stream (0, 1, 2));
    }
}

/* Sums up its arguments, but those that arrive while it delegates.  */
static co_generator (int, long, int)
generator (int n)
{
  long sum = co_arg ();
  sum = sum * 10 + co_yield (n);
  co_yield_from (make_iterator (n));
  sum = sum * 10 + co_arg ();
  co_yield_from (make_iterator (n));
  co_yield_from (make_iterator (20));
  sum = sum * 10 + co_arg ();
  sum = sum * 10 + co_yield (n + 1);
  co_return (sum);
}

/* Nothing of its own before the delegation: the argument of the first resume.  */
static co_generator (int, int, int)
at_once (int n)
{
  co_yield_from (make_iterator (n));
  co_return (co_arg ());
}

/* Without argument and result.  */
static co_generator (int, void)
plain (int n)
{
  co_yield_from (make_iterator (n));
  co_yield (n);
}

static void
check_iterator (void)
{
  static const int wanted[] = { 32, 31, 30, 131, 30, 132, 30 };
  unsigned i = 0;
  co_for (int v, make_iterator (32))
    check (i < sizeof wanted / sizeof *wanted && v == wanted[i++]);
  check (i == sizeof wanted / sizeof *wanted);
}

static void
check_future (void)
{
  co_future (int) f = make_future (2);
  int v, polls = 0;
  while (co_poll (&f, &counting_context, &v) == CO_PENDING)
    polls++;
  check (polls == 2 && v == 2 + 1 + 1000 + 1000);
  co_drop (&f);
}

static void
check_stream (void)
{
  static const int wanted[] = { 11, 11, 10, 111, 10, 10, 1031, -10, 0, 1 };
  co_stream (int) s = make_stream (11);
  unsigned i = 0, pends = 0;
  enum co_poll how;
  int v;
  while ((how = co_poll_next (&s, &counting_context, &v)) != CO_DONE)
    if (how == CO_PENDING)
      pends++;
    else
      check (i < sizeof wanted / sizeof *wanted && v == wanted[i++]);
  check (i == sizeof wanted / sizeof *wanted);
  check (pends == 3);
  check (co_poll_next (&s, &counting_context, &v) == CO_DONE);
  co_drop (&s);
}

static void
check_generators (void)
{
  static const int wanted[] = { 11, 11, 10, 111, 10, 11, 10, 111, 10, 20, 12 };
  co_generator (int, long, int) g = generator (11);
  int y;
  long r = 0;
  for (int i = 0; i < 11; i++)
    check (co_resume (&g, i % 9 + 1, &y, &r) == CO_YIELDED && y == wanted[i]);
  check (co_resume (&g, 7, &y, &r) == CO_RETURNED);
  check (r == 12627);	/* Resumes 0, 1, 5, 10 and the last.  */
  co_drop (&g);

  co_generator (int, int, int) h = at_once (10);
  int x;
  check (co_resume (&h, 3, &y, &x) == CO_YIELDED && y == 10);
  check (co_resume (&h, 4, &y, &x) == CO_RETURNED && x == 4);
  co_drop (&h);

  co_generator (int, void) p = plain (10);
  check (co_resume (&p, &y) == CO_YIELDED && y == 10);
  check (co_resume (&p, &y) == CO_YIELDED && y == 10);
  check (co_resume (&p, &y) == CO_RETURNED);
  co_drop (&p);
}

int
main (void)
{
  check_iterator ();
  check_future ();
  check_stream ();
  check_generators ();
  check (alloc_live == 0);
  return 0;
}
