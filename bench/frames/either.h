/* An iterator that one of two makes, held over its items: what it is of has the same place.

   Across the suspension: which of the two, which the state can say, and what that keeps.
   4 state, 4 + 4.  */

static co_iterator(int) count_up(int from, int to)
{
    for (; from < to; from++)
        co_yield (from);
}

static co_iterator(int) count_down(int from, int to)
{
    for (; from > to; from--)
        co_yield (from);
}

co_iterator(int) either(int from, int to)
{
    co_iterator(int) it = from < to ? count_up(from, to) : count_down(from, to);
    co_for(int v, it) co_yield (v);
}
enum { either_bound = 12 };
