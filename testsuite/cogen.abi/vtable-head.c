/* The head of a coroutine's vtable: version, name (a nested function's and a
   static one's too), size, alignment; next and drop work by hand.  */

#include "alloc.h"

static co_iterator (int) first (int n) { on_exit_trace (x); while (n) co_yield (n--); }
static co_future (int) second (void) { co_return (1); }
static co_stream (int) third (void) { co_yield (1); }
static co_generator (int, int) fourth (void) { co_yield (1); co_return (2); }

static void
head (const struct co_vtable_head *h, const char *name, size_t size)
{
  check (h->abi == CO_ABI_VERSION);
  check (strcmp (h->name, name) == 0);
  check (h->size == size);
  check (h->drop != NULL);
}

int
main (void)
{
  co_iterator (int) it = first (2);
  co_future (int) f = second ();
  co_stream (int) s = third ();
  co_generator (int, int) g = fourth ();
  head (&it.vtable->head, "first", co_frame_size (first));
  head (&f.vtable->head, "second", co_frame_size (second));
  head (&s.vtable->head, "third", co_frame_size (third));
  head (&g.vtable->head, "fourth", co_frame_size (fourth));

  int v, r;
  struct co_context cx = { 0 };
  check (it.vtable->next (it.self, &v) && v == 2);
  check (f.vtable->poll (f.self, &cx, &v) == CO_READY && v == 1);
  check (s.vtable->poll_next (s.self, &cx, &v) == CO_READY && v == 1);
  check (g.vtable->resume (g.self, NULL, &v, &r) == CO_YIELDED && v == 1);
  it.vtable->head.drop (it.self);
  f.vtable->head.drop (f.self);
  s.vtable->head.drop (s.self);
  g.vtable->head.drop (g.self);
  it.vtable = NULL, f.vtable = NULL, s.vtable = NULL, g.vtable = NULL;
  check_trace ("x");
  return 0;
}
