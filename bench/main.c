/* The main function of all benchmark programs; see bench.h.  */

#include "bench.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int depth;

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    depth = argc > 3 ? atoi(argv[3]) : 0;
    for (const struct variant *v = variants; v->name; v++)
        if (!strcmp(v->name, argv[1])) {
            printf("%08x\n", (unsigned)v->run(atoi(argv[2])));
            return 0;
        }
    return 3; /* no such variant */
}
