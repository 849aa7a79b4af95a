// text.c in C++20.

#include "generator.h"

generator<int> range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield i;
}
