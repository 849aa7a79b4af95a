/* Cleanups nested deep, with suspensions and exits at every depth: GCC shares
   and copies the finally blocks.  */

#include <cogen.h>

void leave (int *);

#define IN(n) { int v##n __attribute__ ((cleanup (leave))) = n; co_yield (v##n); \
		if (x == n) goto out; if (x == -n) co_return ();
#define OUT(n) co_yield (x - n); }

co_iterator (int)
deep (int x)
{
  for (;;)
    IN (1) IN (2) IN (3) IN (4) IN (5) IN (6) IN (7) IN (8) IN (9) IN (10)
    IN (11) IN (12) IN (13) IN (14) IN (15) IN (16) IN (17) IN (18) IN (19) IN (20)
    OUT (20) OUT (19) OUT (18) OUT (17) OUT (16) OUT (15) OUT (14) OUT (13)
    OUT (12) OUT (11) OUT (10) OUT (9) OUT (8) OUT (7) OUT (6) OUT (5) OUT (4)
    OUT (3) OUT (2) OUT (1)
out:
  co_yield (0);
}
