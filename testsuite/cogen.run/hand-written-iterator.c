/* User code may implement a trait by filling in a vtable: it is stepped,
   looped over, delegated to, moved and dropped like any other.  */

#include "alloc.h"

struct counter { int next, end; };

static bool
counter_next (void *self, void *item)
{
  struct counter *c = self;
  if (c->next == c->end)
    return false;
  *(int *) item = c->next++;
  return true;
}

static void
counter_drop (void *self)
{
  (void) self;
  trace ('d');
}

static const struct co_iterator_vtable counter_vtable = {
  .head = { .abi = CO_ABI_VERSION, .size = sizeof (struct counter),
	    .align = _Alignof (struct counter), .name = "counter",
	    .drop = counter_drop },
  .next = counter_next
};

static co_iterator (int)
counter (struct counter *c)
{
  return (co_iterator (int)) { c, &counter_vtable };
}

static co_iterator (int)
twice (struct counter *c)
{
  co_yield_from (counter (c));
  c->next = 0;
  co_for (int v, counter (c))
    co_yield (10 * v);
}

int
main (void)
{
  struct counter c = { 0, 3 };
  co_iterator (int) it = counter (&c);
  int v, sum = 0;
  check (co_next (&it, &v) && v == 0);
  co_for (int w, it)
    sum += w;
  check (sum == 3 && co_is_null (it));
  check_trace ("d");

  c = (struct counter) { 0, 3 };
  sum = 0;
  co_for (int w, twice (&c))
    sum += w;
  check (sum == 33);
  check_trace ("dd");
  return 0;
}
