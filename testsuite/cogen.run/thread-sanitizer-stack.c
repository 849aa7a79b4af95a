/* { dg-require tsan }
   { dg-skip-if "another sanitizer" "sanitize=address" }
   { dg-skip-if "the sanitizer knows one stack for each thread" "check-frames" }
   { dg-additional-options "-fsanitize=thread" } */
/* The thread sanitizer keeps a stack of the functions that a thread is in, of bounded
   size: a coroutine leaves it as often as it enters it, also where it suspends.  */
#include <cogen.h>
#include <stdlib.h>

enum { many = 300000 };

static void check (int ok) { if (!ok) abort (); }

__attribute__ ((noipa)) static co_iterator (int) count (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

__attribute__ ((noipa)) static co_iterator (int) twice (int n)
{
  for (int i = 0; i < n; i++)
    {
      co_yield (i);
      co_yield_from (count (1));
    }
}

int main (void)
{
  long sum = 0;
  co_for (int x, count (many))
    sum += x;
  check (sum == (long) many * (many - 1) / 2);

  sum = 0;
  co_for (int x, twice (many))
    sum += x;
  check (sum == (long) many * (many - 1) / 2);

  for (int i = 0; i < many; i++)
    co_for (int x, twice (3))
      if (x == 0)
	break;
}
