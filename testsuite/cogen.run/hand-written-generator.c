/* A generator by hand: resume gets the argument and stores what is yielded
   or the result; a coroutine drives it as it drives a coroutine.  */

#include "check.h"
#include <cogen.h>

struct adder { int sum, left; };

static enum co_step
adder_resume (void *self, void *arg, void *yielded, void *result)
{
  struct adder *a = self;
  a->sum += *(int *) arg;
  if (a->left-- == 0)
    {
      *(long *) result = a->sum;
      return CO_RETURNED;
    }
  *(short *) yielded = a->left;
  return CO_YIELDED;
}

static void
adder_drop (void *self)
{
  ((struct adder *) self)->left = -99;
}

static const struct co_generator_vtable adder_vtable = {
  .head = { .abi = CO_ABI_VERSION, .name = "adder", .drop = adder_drop },
  .resume = adder_resume
};

static co_iterator (long)
drive (co_generator (short, long, int) g)
{
  short y;
  long r;
  for (int i = 1; co_resume (&g, i, &y, &r) == CO_YIELDED; i++)
    co_yield (y);
  co_yield (r);
}

int
main (void)
{
  struct adder a = { 0, 3 };
  co_generator (short, long, int) g = { &a, &adder_vtable };
  long wanted[] = { 2, 1, 0, 10 };
  int i = 0;
  co_for (long v, drive (g))
    check (v == wanted[i++]);
  check (i == 4 && a.left == -99);
  return 0;
}
