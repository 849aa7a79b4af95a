/* Values never live at once share storage: frames of several makes, each with a
   4-byte state (a pointer's alignment allowed for).  */

#include "alloc.h"

void __attribute__ ((noipa)) fill (char *p) { memset (p, 1, 1024); }

static co_iterator (int)
two_arrays (void)
{
  {
    char a[1024];
    fill (a);
    co_yield (1);
    check (a[1023] == 1);
  }
  {
    char b[1024];
    fill (b);
    co_yield (2);
    check (b[1023] == 1);
  }
}

static co_iterator (int)
dead_before (void)
{
  char a[1024];
  for (int i = 0; i < 1024; i++)
    a[i] = i;
  int x = a[5] + a[1000];
  co_yield (1);
  co_yield (x);
}

static co_iterator (int)
eight (int a, int b, int c, int d)
{
  int e = a + b; co_yield (e); co_yield (e + 1);
  int f = b * c; co_yield (f); co_yield (f + 2);
  int g = c ^ d; co_yield (g); co_yield (g + 3);
  int h = d - a; co_yield (h); co_yield (h + 4);
}

static co_iterator (int) kept[3];

int
main (void)
{
  kept[0] = two_arrays ();
  kept[1] = dead_before ();
  kept[2] = eight (1, 2, 3, 4);
  for (int i = 0; i < 3; i++)
    co_for (int v, kept[i])
      check (v >= -1000);
  check (co_frame_size (two_arrays) <= 1024 + 8);
  check (co_frame_size (dead_before) <= 16);
  check (co_frame_size (eight) <= 4 + 5 * 4 + 4);
  return 0;
}
