/* co_item_type, co_result_type and co_like are types that go with an object, which is
   not evaluated; co_each loops over iterators and streams; co_var has the items' type.  */

#include "async.h"
#include <cogen.h>

struct wide { long a[3]; };

static int calls;

static co_iterator (short) shorts (int n) { for (short i = 0; i < n; i++) co_yield (i); }
static co_iterator (short) counted (int n) { calls++; return shorts (n); }
static co_stream (struct wide)
wides (int n)
{
  for (int i = 0; i < n; i++)
    {
      (void) co_await (leaf_future ('x', 1, 1));
      co_yield ((struct wide) { { i, i, i } });
    }
}
extern co_generator (char *, double, int) generator (void);
extern co_future (void) nothing (void);

#define SAME(type, other) _Static_assert (_Generic ((type *) 0, other *: 1, default: 0), #other)
SAME (co_item_type (shorts (1)), short);
SAME (co_item_type (wides (1)), struct wide);
SAME (co_item_type (generator ()), char *);
SAME (co_result_type (generator ()), double);
SAME (co_result_type (nothing ()), void);
SAME (co_like (shorts (1), struct wide), co_iterator (struct wide));
SAME (co_like (wides (1), int *), co_stream (int *));

/* What is written once for both.  */
#define PLUS(src, k)								\
  ({										\
    __auto_type from_ = src;							\
    int k_ = k;									\
    co_do (co_like (from_, long), { co_each (co_var v, from_) co_yield (VALUE (v) + k_); }); \
  })
#define VALUE(v) _Generic ((v), struct wide: value_of_wide, short: value_of_short) (v)
static long value_of_wide (struct wide w) { return w.a[2]; }
static long value_of_short (short s) { return s; }

static co_future (long)
sum (int n)
{
  long s = 0;
  co_each (long v, PLUS (wides (n), 100))
    s += v;
  co_each (co_var v, PLUS (counted (n), 10))
    s += v;
  co_for_await (co_var w, wides (n))
    s += w.a[0];
  co_return (s);
}

int
main (void)
{
  co_item_type (counted (3)) first = 40000;
  check (calls == 0 && first == (short) 40000);
  long got = 0;
  co_each (co_var v, counted (4))
    {
      SAME (__typeof__ (v), short);
      got = got * 10 + v;
    }
  check (got == 123 && calls == 1);
  co_future (long) f = sum (3);
  while (co_poll (&f, &counting_context, &got) == CO_PENDING)
    ;
  check (got == 300 + 3 + 30 + 3 + 3 && calls == 2);
  return 0;
}
