/* Two sequences side by side, as long as both have items.

   Across the suspension: both objects, 16 each; the next items go where the last ones were.
   4 state and padding, 32.  */

struct both {
    int first, second;
};

co_iterator(struct both) zipped(co_iterator(int) a, co_iterator(int) b)
{
    int x, y;
    while (co_next(&a, &x) && co_next(&b, &y))
        co_yield ((struct both){x, y});
}
enum { zipped_bound = 40 };
