/* A static table of differences between labels, and the labels themselves, mean the
   same places.  */
#include <cogen.h>
#include <stdlib.h>

static void check (int ok) { if (!ok) abort (); }

static co_iterator (int) walk (int n)
{
  static const int from_end[] = { &&first - &&end, &&second - &&end, 0 };
  static void *const where[] = { &&first, &&second, &&end };
  for (int i = 0; i < n; i++)
    {
      co_yield (i);
      void *to = &&end + from_end[i % 3];
      check (to == where[i % 3]);
      goto *to;
    first:
      co_yield (100);
    second:
      co_yield (200);
    end:
      co_yield (300);
    }
}

int main (void)
{
  int sum = 0, count = 0;
  co_for (int v, walk (6))
    {
      sum += v;
      count++;
    }
  check (count == 6 + 12);
  check (sum == 15 + 2 * 100 + 4 * 200 + 6 * 300);
  return 0;
}
