/* The near miss: a pointer to such a vector.
   { dg-require sve }
   { dg-additional-options "-march=armv8-a+sve" } */

#include <cogen.h>
#include <arm_sve.h>

co_iterator (svint32_t *) items (svint32_t *v) { co_yield (v); }
