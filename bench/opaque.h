/* Producers that are defined in another unit than their consumer.  */

#ifndef OPAQUE_H
#define OPAQUE_H

#include <cogen.h>
#include <stdbool.h>

co_iterator(int) range(int lo, int hi);

/* The same by hand: an object behind a table of functions.  */
struct numbers {
    const struct numbers_table {
        bool (*next)(struct numbers *, int *item);
        void (*drop)(struct numbers *);
    } * table;
};

struct numbers *new_range(int lo, int hi);

#endif
