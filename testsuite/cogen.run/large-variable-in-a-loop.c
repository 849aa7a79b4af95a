/* A large variable of a loop's body, of which a part is never written: nothing of it is
   carried over the suspension at the start of the next round, and nothing is read
   there, as address sanitizer would notice.  */

#include "check.h"
#include <cogen.h>

struct node { int value; struct node *next; };
struct big { int a[2]; struct node in[4]; struct node *out; };

static __attribute__ ((noinline)) int
look (struct big *b)
{
  return b->in[1].value + b->a[1] + (b->out == b->in);
}

static co_iterator (int)
rounds (int n)
{
  for (int i = 0; i < n; i++)
    {
      co_yield (i);
      struct big b;
      b.a[0] = i;
      b.a[1] = 2 * i;
      for (int k = 0; k < 4; k++)
	{
	  b.in[k].value = k + i;
	  b.in[k].next = 0;
	}
      b.out = b.in;
      if (look (&b) % 7 == 6)
	break;
    }
}

int
main (void)
{
  int s = 0;
  co_for (int v, rounds (6))
    s += v;
  check (s == 15);
  check (co_frame_size (rounds) <= 16);
  return 0;
}
