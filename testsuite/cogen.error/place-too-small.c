/* co_place in memory that the plugin can see is too small: an error.  */

#include <cogen.h>

static void use (char *p) { __asm__ ("" : : "r" (p) : "memory"); }

static co_iterator (int)
big (void)
{
  char buffer[100];
  use (buffer);
  for (int i = 0; i < 100; i++)
    co_yield (buffer[i]);
}

int
sum (void)
{
  int s = 0;
  char memory[50];
  co_for (int v, co_place (memory, sizeof memory, big ()))	/* { dg-error "'big'.*10\[0-9\].*50" } */
    s += v;
  return s;
}
