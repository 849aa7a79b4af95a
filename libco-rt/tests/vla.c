/* The list of variable-length arrays: aligned, apart, freed down to a mark.  */

#include "test.h"

#include <stdint.h>

static void push_too_much(void *top)
{
    co__vla_push(top, SIZE_MAX - 4, 8, "parse");
}

int main(void)
{
    void *top = NULL;
    void *marks[8];
    char *arrays[8];

    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 8; i++) {
            size_t align = (size_t)1 << (i * 2 % 9);
            marks[i] = top;
            arrays[i] = co__vla_push(&top, (size_t)i * 100, align, "parse");
            CHECK((uintptr_t)arrays[i] % align == 0);
            memset(arrays[i], i, (size_t)i * 100);
        }
        for (int i = 1; i < 8; i++)
            CHECK(arrays[i][0] == i && arrays[i][i * 100 - 1] == i);
        co__vla_pop(&top, top); /* nothing was pushed since */
        co__vla_pop(&top, marks[5]);
        CHECK(top == marks[5] && arrays[4][399] == 4);
        co__vla_pop(&top, NULL);
        CHECK(!top);
    }
    co__vla_pop(&top, NULL);
    CHECK(panics(push_too_much, &top, "cogen: parse: out of memory\n"));
    return 0;
}
