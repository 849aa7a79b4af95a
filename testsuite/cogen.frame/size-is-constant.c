/* co_frame_size and co_frame_align are constants by the end of compilation: a
   test of them leaves no code behind.
   { dg-options "-O2" } */

#include "alloc.h"

extern void link_error (void);

static co_iterator (int) small (int n) { while (n) co_yield (n--); }

static co_iterator (char)
large (const char *s)
{
  char text[500];
  strcpy (text, s);
  for (char *p = text; *p; p++)
    co_yield (*p);
}

int
main (void)
{
  if (co_frame_size (small) > 64 || co_frame_align (small) > 16)
    link_error ();
  if (co_frame_size (large) < 500 || co_frame_size (large) > 564)
    link_error ();
  static char memory[2][64];
  char vla[co_frame_size (small)];
  check (sizeof vla == co_frame_size (small) && sizeof memory > sizeof vla);
  int s = 0;
  co_for (int v, small (2))
    co_for (char c, large ("ab"))
      s += v + c;
  check (s == 2 * ('a' + 'b') + 2 * 3);
  return 0;
}
