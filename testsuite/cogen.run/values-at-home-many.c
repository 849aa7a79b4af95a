/* At -O0 too many values that cannot be at home in the frame, since others have their
   bytes meanwhile, are kept as when optimizing: by the suspensions that must.
   With a sanitizer GCC 11 tracks no such number of values for debuggers.
   { dg-additional-options "-fno-var-tracking-assignments" } */

#include "alloc.h"

#define R2(m, i) m (i##0) m (i##1)
#define R4(m, i) R2 (m, i##0) R2 (m, i##1)
#define R8(m, i) R4 (m, i##0) R4 (m, i##1)
#define R16(m, i) R8 (m, i##0) R8 (m, i##1)
#define R32(m, i) R16 (m, i##0) R16 (m, i##1)
#define R64(m, i) R32 (m, i##0) R32 (m, i##1)
#define R128(m, i) R64 (m, i##0) R64 (m, i##1)

#define SET(i) int a##i = next (), c##i = 5; YIELD (a##i);
#define SET_OTHER(i) int b##i = next () - a##i;
#define CHANGE(i) if (a##i % 3) b##i += c##i;
#define SUM(i) sum = sum * 5 + a##i + c##i;
#define SHOW(i) YIELD (b##i); if (b##i % 2) b##i++;
#define SUM_OTHER(i) sum = sum * 7 + b##i;

#define BODY								\
  unsigned sum = 0;							\
  R128 (SET, )								\
  R128 (SET_OTHER, )							\
  R128 (CHANGE, )							\
  R128 (SUM, )								\
  R128 (SHOW, )								\
  R128 (SUM_OTHER, )							\
  YIELD (sum);

static unsigned state;

static int
next (void)
{
  return (int) ((state = state * 1103515245 + 12345) >> 16);
}

static unsigned wanted[300];
static int shown;

#define YIELD(v) wanted[shown++] = (unsigned) (v)
static void
in_plain_c (void)
{
  BODY
}
#undef YIELD

#define YIELD(v) co_yield ((unsigned) (v))
static co_iterator (unsigned)
many (void)
{
  BODY
}

int
main (void)
{
  in_plain_c ();
  check (shown == 257);
  for (int stop = 0; stop <= 258; stop += 43)
    {
      state = 0;
      co_iterator (unsigned) it = many ();
      for (int i = 0; i < stop; i++)
	{
	  unsigned v = 0;
	  bool more = co_next (&it, &v);
	  check (more == (i < shown));
	  check (!more || v == wanted[i]);
	}
      co_drop (&it);
    }
}
