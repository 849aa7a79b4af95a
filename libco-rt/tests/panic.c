/* co_panic and co__panic: exactly one line on stderr, then SIGABRT.  */

#include "test.h"

static void named(void *what)
{
    co_panic("parse", what);
}

static void nameless(void *what)
{
    co_panic(NULL, what);
}

static void reason(void *number)
{
    co__panic("parse", *(int *)number);
}

int main(void)
{
    static const char *const lines[] = {
        "cogen: parse: null object used\n",
        "cogen: parse: resumed after it finished\n",
        "cogen: parse: resumed or dropped while running\n",
        "cogen: parse: reached its end without a result\n",
        "cogen: parse: out of memory\n",
        "cogen: parse: frame is corrupt\n",
        "cogen: parse: made for another version of cogen\n",
        "cogen: parse: used after it was dropped\n",
        "cogen: parse: unknown failure\n",
    };
    int before = -1;

    CHECK(panics(named, "it broke", "cogen: parse: it broke\n"));
    CHECK(panics(nameless, "it broke", "cogen: it broke\n"));
    for (int i = 0; i < 9; i++)
        CHECK(panics(reason, &i, lines[i]));
    CHECK(panics(reason, &before, lines[8]));
    return 0;
}
