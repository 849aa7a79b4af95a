/* Locals and parameters of each scalar type keep their values, with sign and
   precision, over a suspension; const, volatile and register ones too.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (scalars, (_Bool b, signed char c, unsigned char uc, short s,
		     unsigned short us, long l, unsigned long long ull,
		     float f, double d, long double ld))
{
  unsigned __int128 wide = (unsigned __int128) ull << 64 | us;
  const int konst = s * 2;
  volatile int vol = c;
  register int reg = uc;
  int (*fn) (const char *, ...) = printf;
  STEP (b);
  STEP (c);
  STEP (uc);
  STEP (s);
  STEP (us);
  check (l == -1234567890123l);
  check ((unsigned long long) (wide >> 64) == ull && (unsigned short) wide == us);
  check (f == 0.1f && d == 0.1 && ld == 0.1L);
  check (konst == s * 2 && vol == c && reg == uc && fn == printf);
  vol++;
  STEP (vol + reg);
}

#else

int
main (void)
{
  check_each (scalars, (1, -5, 250, -30000, 60000, -1234567890123l, ~0ull, 0.1f, 0.1, 0.1L),
	      1, -5, 250, -30000, 60000, 246);
  return 0;
}

#endif
