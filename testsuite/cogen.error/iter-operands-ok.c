/* What is like a mistake, but none: names of the user's that <cogen/iter.h> has, too; names
   and operands that a macro of the user's stands for; commas in parentheses.  */

#include <cogen/iter.h>

struct point { int x, y; };
struct counts { int co_count, co_map; };

co_iterator (int) range (int);

#define NAME x
#define SQUARES(it) co_map (it, NAME, NAME * NAME)
#define BOTH range (3), range (4)

static int
member (struct counts *c)
{
  return c->co_count + c->co_map;
}

long
f (int n, char *text)
{
  struct counts c = { .co_count = 1, .co_map = 2 };
  int co_last = n, out = 0;
  long sum = co_sum (SQUARES (range (n))) + member (&c) + co_last;
  sum += co_count (co_map (range (n), x, ((struct point) { x, x })));
  sum += co_count (co_map (range (n), x, (struct point) { x, x }));
  sum += co_count (co_take (range (n), (size_t) 3 > 2 ? n : 0));
  sum += co_find (range (n), x, x == ((void) 1, 2), &out);
  sum += co_count (co_take (co_chars (text), sizeof "a,b"));
  sum += co_sum (co_map (range (n),	/* the numbers, and so on */
			 x,
			 x + 1));
  return sum;
}

/* An adaptor of a stream may have iterators; that of an iterator, in a stream, may not have
   streams, but for what is made a number of.  */

co_stream (int)
mixed (co_stream (int) s, co_stream (int) other, int n)
{
  co_iterator (int) counted = co_range (0, n);
  co_yield_from (co_chain (co_stream_of (co_range (0, n)), s));
  co_yield_from (co_flat_map (other, x, co_chain (counted, co_range (0, x))));
}
