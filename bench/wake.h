/* A wake at some depth of awaits: what the programs have in common.

   The leaf is a future by hand that is pending LEAF_PENDING more times.  The consumer,
   in wake.c, polls a future of which it knows nothing until it is ready.  So a wake is:
   one call of the consumer's, whatever is between, one call of the leaf.  */

#ifndef WAKE_H
#define WAKE_H

#include <cogen.h>
#include <stdint.h>

extern int leaf_pending;
co_future(int) leaf(void);

/* Poll F to its end; the result depends on its value and on the number of polls.  */
uint32_t consume(co_future(int) f);

#endif
