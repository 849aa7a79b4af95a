/* What a benchmark program is made of.

   NAME VARIANT N [DEPTH] runs a variant of a workload for N items, or whatever it counts
   by, and prints a number that depends on all of them.  The variants of a workload print
   the same number: they do the same.  */

#ifndef BENCH_H
#define BENCH_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct variant {
    const char *name; /* "hand", "cogen" or "cxx" */
    uint32_t (*run)(int n);
};

/* The variants of this program; the last has no name.  */
extern const struct variant variants[];

/* The last word of the command line, for workloads that have a depth.  */
extern int depth;

#ifdef __cplusplus
}
#endif

/* A few instructions that wait for each other, for an item V.  */
static inline uint32_t hash(uint32_t h, uint32_t v)
{
    return (h ^ v) * 16777619u;
}

#endif
