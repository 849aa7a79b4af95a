/* A thousand suspensions, with values live across in between.  */

#include <cogen.h>

#define ONE a += b; co_yield (a); b ^= c; co_yield (b); c -= a;
#define TEN ONE ONE ONE ONE ONE ONE ONE ONE ONE ONE

co_iterator (int)
many (int a, int b, int c)
{
  TEN TEN TEN TEN TEN
  for (int i = 0; i < 10; i++)
    {
      TEN TEN TEN TEN TEN
    }
}
