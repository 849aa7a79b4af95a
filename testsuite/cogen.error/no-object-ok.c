/* Near misses of no-object.c: what always returns an object, or never ends; an empty
   coroutine; and no function of ours.  */

#include <cogen.h>

co_iterator (int) range (int lo, int hi);

co_iterator (int) empty (void) { co_return (); }
co_iterator (int) never (void) { if (0) co_yield (1); }

co_iterator (int)
chosen (int n)
{
  switch (n)
    {
    case 1:
      return range (0, n);
    default:
      __builtin_abort ();
    }
}

co_iterator (int)
sought (int n)
{
  for (;;)
    if (n++ > 3)
      return range (n, 5);
}

co_iterator (int)
both (int n)
{
  if (n)
    return range (0, n);
  else
    return (co_iterator (int)) { 0 };
}

co_iterator (int) in_expression (void) { ({ return range (0, 3); }); }

co_iterator (int)
dropped_on_the_way (int n)
{
  co_iterator (int) a = range (0, n), b = range (1, n);
  if (n)
    return a;
  return b;
}

co_iterator (int) nested (int n)
{
  co_iterator (int) inner (int k) { co_yield (k); }
  return inner (n);
}

#ifdef __x86_64__
__attribute__ ((naked)) co_iterator (int) by_hand (void) { __asm__ ("xorl %edx, %edx; ret"); }
#endif

void nothing (void) { }
int main (void) { nothing (); }
