/* A parameter that no suspension needs is read before the list of variable-length arrays
   is made, which may be where the parameter was handed over.  */

#include "alloc.h"

struct wide { unsigned char c[64]; };

/* Whether W is whole.  */
static int __attribute__ ((noipa))
whole (struct wide w)
{
  for (int i = 0; i < 64; i++)
    if (w.c[i] != i + 1)
      return 0;
  return 1;
}

static co_iterator (int)
array (struct wide w)
{
  char v[whole (w) + 1];
  memset (v, 3, sizeof v);
  co_yield (whole (w) + (int) sizeof v);
  co_yield (v[1]);
}

/* So is one that is to have a box.  */
static struct wide *kept;
static void __attribute__ ((noipa)) keep (struct wide *w) { kept = w; }

static co_movable_box co_iterator (int)
boxed (struct wide w)
{
  keep (&w);
  co_yield (whole (w));
  kept->c[0]--;
  co_yield (whole (w));
}

int
main (void)
{
  struct wide w;
  int v = 0;
  for (int i = 0; i < 64; i++)
    w.c[i] = i + 1;
  co_iterator (int) it = array (w);
  check (co_next (&it, &v) && v == 3);
  check (co_next (&it, &v) && v == 3);
  check (!co_next (&it, &v));
  co_drop (&it);
  it = boxed (w);
  check (co_next (&it, &v) && v == 1);
  check (co_next (&it, &v) && v == 0);
  check (!co_next (&it, &v));
  co_drop (&it);
  return 0;
}
