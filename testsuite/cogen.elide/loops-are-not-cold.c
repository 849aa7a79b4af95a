/* A loop that a resume leads into the middle of is as often executed as it seems: GCC's
   threading leaves its blocks a count of nothing, and they were compiled for size, with
   a division for each item.
   { dg-do compile }
   { dg-require x86 }
   { dg-skip-if "not optimized for speed" "-O0" }
   { dg-skip-if "not optimized for speed" "-Os" }
   { dg-skip-if "threads nothing" "-O1" }
   { dg-final { scan-assembler-not {idiv} } } */

#include <cogen.h>

extern co_future (void) pause (int);

co_future (unsigned)
sum (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    if (i % 3)
      {
	if (i < 5)
	  co_await (pause (1));
	h = h * 31 + i;
      }
  co_return (h);
}
