/* What is in a large array, of objects or of structures with objects, is dropped from the
   last element to the first; its size may be known at run time only.  The frame stays
   movable.
   { dg-additional-options "-Os -fexceptions" } */

#include "check.h"
#include <cogen.h>

static int order[512], count;

static void drop (void *self) { order[count++] = *(int *) self; }
static enum co_poll never (void *s, struct co_context *c, void *r) { (void) s; (void) c; (void) r; return CO_PENDING; }
static const struct co_future_vtable numbered = { { .abi = CO_ABI_VERSION, .name = "numbered", .drop = drop }, never };

static int numbers[512];
static co_future (int) number (int i) { numbers[i] = i; return (co_future (int)) { &numbers[i], &numbered }; }

struct pair { int n; co_future (int) first, second[2]; };

static co_iterator (int)
array (int k)
{
  if (k)
    {
      co_auto co_future (int) a[10][12] = { 0 };
      for (int i = 0; i < 120; i++)
	a[i / 12][i % 12] = number (i);
      co_yield (1);
      co_drop (&a[0][0]);
      co_yield (2);
      if (k == 2)
	co_return ();
    }
  co_yield (3);
}

static co_iterator (int)
structures (void)
{
  co_auto struct pair pairs[30] = { 0 };
  for (int i = 0; i < 30; i++)
    {
      pairs[i].first = number (i);
      pairs[i].second[1] = number (i + 100);
    }
  co_yield (1);
}

static void
variable (int n)
{
  co_auto co_future (int) a[n];
  for (int i = 0; i < n; i++)
    check (co_is_null (a[i]));
  for (int i = 0; i < n; i += 2)
    a[i] = number (i);
}

/* What is on the stack then is no object.  */
__attribute__ ((noipa)) static void
scribble (void)
{
  volatile char stack[8192];
  for (unsigned i = 0; i < sizeof stack; i++)
    stack[i] = 0x5a;
}

/* Drop OBJECT after STEPS steps; check that then N are dropped, the first LAST.  */
static void
drops (co_iterator (int) object, int steps, int n, int last)
{
  int v;
  while (steps--)
    co_next (&object, &v);
  count = 0;
  co_drop (&object);
  check (count == n && (n == 0 || order[0] == last));
  for (int i = 1; i < count; i++)
    check (order[i] == order[i - 1] - 1 || order[i] == last - 100);
}

int
main (void)
{
  drops (array (0), 1, 0, 0);
  drops (array (1), 0, 0, 0);
  drops (array (1), 1, 120, 119);
  drops (array (1), 2, 119, 119);
  drops (array (1), 3, 0, 0);
  drops (array (2), 3, 0, 0);
  drops (structures (), 1, 60, 129);
  count = 0;
  scribble ();
  variable (200);
  check (count == 100 && order[0] == 198 && order[99] == 0);
  check (co_is_movable (array) && co_is_movable (structures));
  return 0;
}
