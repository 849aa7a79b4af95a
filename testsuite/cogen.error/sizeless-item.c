/* What is yielded is stored in an object of a constant size.
   { dg-require sve }
   { dg-additional-options "-march=armv8-a+sve" } */

#include <cogen.h>
#include <arm_sve.h>

co_iterator (svint32_t) items (void);	/* { dg-error "1: 'co_iterator' of type 'svint32_t', whose size is not a constant" } */
