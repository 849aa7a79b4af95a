/* What a program of loops is made of: each loop over coroutines of the same unit, and beside
   it what one would write without them.

   The program counts nothing.  With a number it runs each function once with it, prints what
   that gives, and `run' reads off callgrind what the calls cost.  Without it prints the
   name and the title of each loop.

   To add a loop: NAME_hand and NAME_cogen, both begun with LOOP, and a line in the table.  In
   cxx/ and rust/, functions of the same names with _cxx and _rust are optional.  */

#ifndef LOOPS_H
#define LOOPS_H

#include "bench.h"
#include <stdio.h>
#include <stdlib.h>

/* Neither inlined nor specialized: a call of its own is seen.  */
#define LOOP(name) __attribute__((noipa)) static uint32_t name(int n)

struct loop {
    const char *name, *title;
    uint32_t (*hand)(int n), (*cogen)(int n);
};

#define ROW(name, title)                                                                 \
    {                                                                                    \
        #name, title, name##_hand, name##_cogen                                          \
    }

static inline int run_loops(const struct loop *loops, const char *n)
{
    for (const struct loop *l = loops; l->name; l++)
        if (!n) {
            printf("%s %s\n", l->name, l->title);
        } else {
            printf("%s hand %08x\n", l->name, (unsigned)l->hand(atoi(n)));
            printf("%s cogen %08x\n", l->name, (unsigned)l->cogen(atoi(n)));
        }
    return 0;
}

#endif
