/* Iterators that are made of iterators: ranges, and flat_map over them.  */

#include <cogen.h>
#include <stdio.h>

co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield(i);
}

/* All items of all the iterators that F makes of the items of IN.  */
co_iterator(int) flat_map(co_iterator(int) in, co_iterator(int) (*f)(int))
{
    co_for (int v, in)
        co_yield_from(f(v));
}

co_iterator(int) from_to_three(int lo)
{
    return range(lo, 3); /* no marker in it: an ordinary function */
}

int main(void)
{
    const char *separator = "";

    co_for (int v, flat_map(range(0, 3), from_to_three)) {
        printf("%s%d", separator, v);
        separator = " ";
    }
    putchar('\n');
    return 0;
}
