/* What a counter may be decides: it goes up, down, both ways, by what nobody knows, from what
   nobody knows.  What can be so happens.  */

#include "async.h"
#include "by-hand.h"

/* What a step does with I, in a stream and by hand.  */
#define BODY(name, first, test, next) \
  static co_stream (int) \
  name##_stream (int from, int n, int by) \
  { \
    (void) by; \
    int i = first; \
    for (int k = 0; k < n; k++) \
      { \
	int w = 0; \
	if (test) \
	  w = co_await (leaf_future (0, 1, 7)); \
	co_yield (i * 10 + w); \
	next; \
      } \
  } \
  static co_future (unsigned) \
  name##_loop (int from, int n, int by) \
  { \
    unsigned h = 0; \
    co_for_await (int v, name##_stream (0, n, 1)) \
      h = HASH (h, v); \
    co_for_await (int v, name##_stream (from, n, by)) \
      h = HASH (h, v); \
    co_return (h); \
  } \
  static unsigned \
  name##_hand (int from, int n, int by) \
  { \
    unsigned h = 0; \
    for (int round = 0; round < 2; round++) \
      { \
	int from_ = from; \
	if (!round) \
	  from = 0; \
	int by_ = round ? by : 1; \
	h = name##_round (h, from, n, by_); \
	from = from_; \
      } \
    return h; \
  }

#define ROUND(name, first, test, next) \
  static unsigned \
  name##_round (unsigned h, int from, int n, int by) \
  { \
    (void) by; \
    int i = first; \
    for (int k = 0; k < n; k++) \
      { \
	h = HASH (h, i * 10 + ((test) ? 7 : 0)); \
	next; \
      } \
    return h; \
  }

#define BOTH(name, first, test, next) \
  ROUND (name, first, test, next) \
  BODY (name, first, test, next)

BOTH (up, from, i < 0, i++)
BOTH (up_at_least, from, i <= 0, i++)
BOTH (up_beyond, from, i > 3, i += 2)
BOTH (up_from, from + 1, i >= 1, i++)
BOTH (down, from, i > 0, i--)
BOTH (down_below, from, i < -3, i -= 2)
BOTH (down_at_most, from, i <= 0, i--)
BOTH (by_steps, from, i < 0, i += by)
BOTH (back, from, i < 0, if (k == 2) i -= 7; else i++)
BOTH (again, from, i < 0, if (k % 3 == 2) i = 0; else i++)
BOTH (turned, from, i < 0, i = -i)
BOTH (equal, from, i == 2, i++)
BOTH (wide, (char) from, i < 0, i = (char) (i + 60))

static unsigned
run (co_future (unsigned) f)
{
  unsigned result;
  while (co_poll (&f, &counting_context, &result) == CO_PENDING)
    ;
  co_drop (&f);
  return result;
}

#define CHECK(name) check (run (name##_loop (from, n, by)) == name##_hand (from, n, by))

int
main (void)
{
  for (int from = -6; from <= 6; from += 3)
    for (int n = 0; n < 9; n++)
      for (int by = -1; by <= 1; by++)
	{
	  CHECK (up);
	  CHECK (up_at_least);
	  CHECK (up_beyond);
	  CHECK (up_from);
	  CHECK (down);
	  CHECK (down_below);
	  CHECK (down_at_most);
	  CHECK (by_steps);
	  CHECK (back);
	  CHECK (again);
	  CHECK (turned);
	  CHECK (equal);
	  CHECK (wide);
	}
}
