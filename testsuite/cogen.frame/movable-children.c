/* A child that is awaited, looped over, delegated to or held by value pins its
   parent only if it is pinned itself and embedded; a boxed one never does.  */

#include "async.h"

void __attribute__ ((noinline, weak)) keep (int *p) { (void) p; }

static co_iterator (int) easy (int n) { while (n) co_yield (n--); }
static co_iterator (int) hard (int n) { keep (&n); while (n) co_yield (n--); }
static co_future (int) easy_future (int n) { co_return (n + co_await (leaf_future (0, 1, n))); }
static co_future (int) hard_future (int n) { keep (&n); co_return (n + co_await (leaf_future (0, 1, n))); }

#define CHILD(kind)							\
  static co_iterator (int) loops_##kind (int n)				\
  {									\
    co_for (int v, kind (n)) co_yield (v);				\
  }									\
  static co_iterator (int) delegates_##kind (int n)			\
  {									\
    co_yield_from (kind (n));						\
    co_yield (n);							\
  }									\
  static co_iterator (int) holds_##kind (int n)				\
  {									\
    co_auto co_iterator (int) it = kind (n);				\
    for (int v; co_next (&it, &v); )					\
      co_yield (v);							\
  }									\
  static co_future (int) awaits_##kind (int n)				\
  {									\
    co_return (co_await (kind##_future (n)) + n);			\
  }
CHILD (easy)
CHILD (hard)

static co_iterator (int)
owns_object (co_iterator (int) it)
{
  for (int v; co_next (&it, &v); )
    co_yield (v);
}

static co_iterator (int)
recursive (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (recursive (n - 1));
}

int
main (void)
{
  check (co_is_movable (easy) && !co_is_movable (hard));
  check (co_is_movable (easy_future) && !co_is_movable (hard_future));
  check (co_is_movable (loops_easy) && !co_is_movable (loops_hard));
  check (co_is_movable (delegates_easy) && !co_is_movable (delegates_hard));
  check (co_is_movable (holds_easy) && !co_is_movable (holds_hard));
  check (co_is_movable (awaits_easy) && !co_is_movable (awaits_hard));
  check (co_is_movable (owns_object));
  check (co_is_movable (recursive));
  int s = 0;
  co_for (int v, owns_object (loops_hard (2))) s += v;
  co_for (int v, delegates_easy (2)) s += v;
  co_for (int v, delegates_hard (2)) s += v;
  co_for (int v, holds_easy (2)) s += v;
  co_for (int v, holds_hard (2)) s += v;
  co_for (int v, loops_easy (2)) s += v;
  co_for (int v, recursive (2)) s += v;
  check (s == 3 + 5 + 5 + 3 + 3 + 3 + 3);
  co_future (int) all[] = { awaits_easy (1), awaits_hard (1) };
  for (int i = 0; i < 2; i++)
    {
      int r = 0;
      check (co_poll (&all[i], &counting_context, &r) == CO_PENDING);
      check (co_poll (&all[i], &counting_context, &r) == CO_READY && r == 3);
      co_drop (&all[i]);
    }
  return 0;
}
