/* No -Wdangling-pointer for what a loop uses again in its next turn: the
   hidden item of co_for, a variable whose scope spans a suspension.  */

#include <cogen.h>

union item { int i; double d; char text[24]; };

co_iterator (union item)
copies (void)
{
  union item all[] = { { .i = 1 }, { .i = 2 } };
  for (int i = 0; i < 2; i++)
    {
      union item one = all[i];
      co_yield (one);
    }
}

co_iterator (int) other (int);
void use (int);

static co_iterator (int)
sometimes (int n)
{
  co_yield (n * 10);
  if (n)
    co_yield_from (other (n - 1));
}

void
loop (void)
{
  co_for (int v, sometimes (5))
    use (v);
}
