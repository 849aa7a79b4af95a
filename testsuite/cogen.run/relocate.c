/* co_relocate moves a frame to the caller's memory, in every state but running:
   afterwards the object is placed, and the memory of a boxed frame is free.  If it
   cannot, nothing changes.
   { dg-skip-if "moves them itself" "move.h" } */

#include "alloc.h"
#include "async.h"

static co_iterator (int)
count (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static co_pinned co_iterator (int)
pinned (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static co_iterator (int)
owner (int n)
{
  on_exit_trace (o);
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static co_future (int)
add (co_future (int) a, int n)
{
  co_return (co_await (a) + n);
}

static co_iterator (int) *self;
static char *self_memory;

static co_iterator (int)
moves_itself (int n)
{
  while (n--)
    co_yield (co_relocate (self, self_memory, 200));
}

static bool
hand_written_next (void *self, void *item)
{
  (void) self, (void) item;
  return false;
}

static void hand_written_drop (void *self) { (void) self; }

static const struct co_iterator_vtable hand_written = {
  { CO_ABI_VERSION, 0, sizeof (int), sizeof (int), "hand-written", hand_written_drop },
  hand_written_next
};

static char memory[2][256] __attribute__ ((aligned (64)));

/* Check that IT cannot be moved to MEM of SIZE bytes.  */
static void
stays (co_iterator (int) *it, void *mem, size_t size)
{
  void *self_before = it->self;
  const struct co_iterator_vtable *vtable_before = it->vtable;
  unsigned live = alloc_live;
  check (!co_relocate (it, mem, size));
  check (it->self == self_before && it->vtable == vtable_before);
  check (alloc_live == live);
}

int
main (void)
{
  int v;
  size_t size = co_frame_size (count);

  /* From the heap, between any two resumes, then from place to place.  */
  for (int moves = 0; moves <= 4; moves++)
    {
      co_iterator (int) it = count (3);
      check (alloc_live == 1);
      for (int i = 0; i < 3; i++)
	{
	  if (i == moves)
	    check (co_relocate (&it, memory[0], size) && alloc_live == 0);
	  check (co_next (&it, &v) && v == i);
	}
      check (!co_next (&it, &v));
      if (moves >= 3)
	check (co_relocate (&it, memory[0], sizeof memory[0]) && alloc_live == 0);
      check (it.self == memory[0]);
      check (co_relocate (&it, memory[1], size) && it.self == memory[1]);
      memset (memory[0], 0xa5, sizeof memory[0]);
      check (!co_next (&it, &v));
      co_drop (&it);
      check (co_is_null (it));
    }

  /* Dropped where it is: its scopes are left there, its memory is not freed.  */
  co_iterator (int) o = owner (3);
  check (co_next (&o, &v) && v == 0);
  check (co_relocate (&o, memory[0], sizeof memory[0]));
  check (co_next (&o, &v) && v == 1);
  co_drop (&o);
  check_trace ("o");

  /* With what it awaits.  */
  co_future (int) f = add (leaf_future ('l', 1, 3), 4);
  check (co_poll (&f, &counting_context, &v) == CO_PENDING);
  check (co_relocate (&f, memory[0], sizeof memory[0]) && alloc_live == 0);
  check (co_poll (&f, &counting_context, &v) == CO_READY && v == 7);
  check_trace ("l");
  co_drop (&f);

  /* Not moved.  */
  co_iterator (int) it = count (2), p = pinned (2), null = { 0 };
  co_iterator (int) written = { memory, &hand_written };
  for (size_t n = 0; n < size; n++)
    stays (&it, memory[0], n);
  stays (&it, NULL, 1000);
  stays (&it, memory[0] + 1, 190);
  stays (&p, memory[0], sizeof memory[0]);
  stays (&null, memory[0], sizeof memory[0]);
  stays (&written, memory[0], sizeof memory[0]);
  check (co_next (&it, &v) && v == 0 && co_next (&p, &v) && v == 0);
  co_drop (&it);
  co_drop (&p);
  co_iterator (int) m = moves_itself (2);
  self = &m;
  self_memory = memory[0];
  check (co_next (&m, &v) && v == 0 && co_next (&m, &v) && v == 0);
  co_drop (&m);
  return 0;
}
