/* A suspended frame holds an integer state and no code pointer of its own, so
   that overwriting it cannot send control anywhere: no word of it points into
   the program's text, whatever it is suspended in.  */

#include "alloc.h"
#include "async.h"

extern char __executable_start[], etext[];

static co_iterator (long) upto (long n) { for (long i = 0; i < n; i++) co_yield (i); }

static co_iterator (long)
nested (long n)
{
  on_exit_trace (x);
  co_for (long v, upto (n))
    co_yield_from (upto (v));
}

static co_future (int) inner (int n) { co_return (co_await (leaf_future (0, n, 1))); }
static co_future (int) outer (int n) { co_return (co_await (inner (n))); }

static void
look (const void *frame, size_t size)
{
  for (size_t i = 0; i + sizeof (void *) <= size; i++)
    {
      char *word;
      memcpy (&word, (const char *) frame + i, sizeof word);
      check (word < __executable_start || word >= etext);
    }
}

static co_iterator (long) it;
static co_future (int) f;

int
main (void)
{
  long l;
  int v;
  it = nested (4);
  look (it.self, it.vtable->head.size);
  while (co_next (&it, &l))
    look (it.self, it.vtable->head.size);
  co_drop (&it);
  f = outer (2);
  while (co_poll (&f, &counting_context, &v) == CO_PENDING)
    look (f.self, f.vtable->head.size);
  co_drop (&f);
  return 0;
}
