/* A nursery is several markers, and one mistake; each of two is one.  */

#include <cogen/task.h>

co_future (int) f (void);

void
starts (void)
{
  co_nursery (n) co_start (n, f ()); /* { dg-error "3: 'co_nursery' in 'starts', which is not a coroutine" } */
  co_nursery (m) co_start (m, f ()); /* { dg-error "3: 'co_nursery' in 'starts', which is not a coroutine" } */
}
/* { dg-note "1: it returns 'void'; a coroutine returns" "" 8 } */
/* { dg-note "1: it returns 'void'; a coroutine returns" "" 8 } */
