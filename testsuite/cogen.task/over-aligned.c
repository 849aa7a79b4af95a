/* Items and results of a type that malloc does not align enough, such as a vector's: where
   the runtime keeps them, each future and iterator finds room that is aligned.  */

#include <cogen.h>
#include <cogen/future.h>
#include <cogen/iter.h>
#include <cogen/task.h>
#include "check.h"

enum { ALIGN = 128 };
struct wide { _Alignas (ALIGN) int x; };

static void
check_place (const void *place)
{
  check ((uintptr_t) place % ALIGN == 0);
}

/* A future and an iterator by hand, which look at where they put what they give.  */

static enum co_poll
give (void *self, struct co_context *cx, void *result)
{
  (void) cx;
  check_place (result);
  *(int *) result = *(int *) self;
  return CO_READY;
}

static bool
count (void *self, void *item)
{
  int *left = self;
  check_place (item);
  *(int *) item = *left;
  return (*left)-- > 0;
}

static void
keep (void *self)
{
  (void) self;
}

#define HEAD { .abi = CO_ABI_VERSION, .align = 1, .name = "by hand", .drop = keep }
static const struct co_future_vtable giving = { .head = HEAD, .poll = give };
static const struct co_iterator_vtable counting = { .head = HEAD, .next = count };

static int numbers[40];

static co_future (struct wide)
later (int i)
{
  return (co_future (struct wide)) { &numbers[i], &giving };
}

static co_iterator (struct wide)
down_from (int *n)
{
  return (co_iterator (struct wide)) { n, &counting };
}

static co_future (int)
results (void)
{
  int next = 0;
  co_for_await (struct wide w, co_buffered (co_map (co_range (0, 9), i, later (i)), 3))
    check (w.x == next++);
  int sum = 0;
  co_for_await (struct wide w, co_unordered (co_map (co_range (0, 9), i, later (i)), 3))
    sum += w.x;
  check (sum == 36);
  /* So many that it gets other memory, and again.  */
  size_t n = 0;
  struct wide *all
    = co_await (co_join_all (co_map (co_range (0, 40), i, later (i)), 0, &n));
  check_place (all);
  for (int i = 0; i < 40; i++)
    check (all[i].x == i);
  check (n == 40);
  free (all);
  co_shared (struct wide) shared = co_share (later (3));
  check (co_await (co_shared_wait (shared)).x == 3);
  check (co_await (co_shared_wait (shared)).x == 3);
  co_shared_unref (shared);
  check (co_await (co_spawn (later (4))).x == 4);
  check (co_await (co_race (later (5), later (6))).x == 5);
  static co_local (struct wide) mine;
  check_place (co_local_of (&mine));
  check (co_local_of (&mine)->x++ == 0);
  check (co_local_of (&mine)->x == 1);
  co_return (7);
}

static void
items (void)
{
  size_t n;
  int left = 20;
  struct wide *all = co_collect (down_from (&left), &n);
  check_place (all);
  check (n == 20);
  for (int i = 0; i < 20; i++)
    check (all[i].x == 20 - i);
  free (all);
  left = 20;
  co_for (co_var group, co_group_by (down_from (&left), a, b, a.x / 12 == b.x / 12))
    {
      check_place (group.items);
      check (group.items[0].x / 12 == group.items[group.count - 1].x / 12);
      trace ((char) ('a' + group.count));
    }
  check_trace ("jl");
}

int
main (void)
{
  for (int i = 0; i < 40; i++)
    numbers[i] = i;
  items ();
  check (co_block_on (results ()) == 7);
  return 0;
}
