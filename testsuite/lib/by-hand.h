/* What a loop over an object computes is what the loop written by hand does.  */

#ifndef BY_HAND_H
#define BY_HAND_H

#include "check.h"

/* A function of what each loop has seen, in order.  */
#define HASH(h, v) ((h) * 31 + (unsigned) (v))

static const int by_hand_counts[] = { 0, 1, 2, 3, 7, 10, 100, 257 };

/* SHAPE_c and SHAPE_h give the same for each N.  */
#define SAME(shape) \
  do \
    for (unsigned k_ = 0; k_ < sizeof by_hand_counts / sizeof *by_hand_counts; k_++) \
      if (shape##_c (by_hand_counts[k_]) != shape##_h (by_hand_counts[k_])) \
	{ \
	  fprintf (stderr, #shape ": %d\n", by_hand_counts[k_]); \
	  abort (); \
	} \
  while (0)

#endif
