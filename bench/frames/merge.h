/* Two ascending sequences as one.

   Across each suspension: both objects, 16 each; what comes next of the other one, 4, which has
   a place of its own; and whether there is one, 1 each.  4 state, 2 flags, 8, 32, to 8.  */

co_iterator(int) merged(co_iterator(int) a, co_iterator(int) b)
{
    int x, y;
    bool more_a = co_next(&a, &x), more_b = co_next(&b, &y);
    while (more_a || more_b)
        if (more_a && (!more_b || x <= y)) {
            co_yield (x);
            more_a = co_next(&a, &x);
        } else {
            co_yield (y);
            more_b = co_next(&b, &y);
        }
}
enum { merged_bound = 48 };
