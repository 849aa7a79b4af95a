/* The near misses: such vectors between two suspensions, in memory too; what is computed
   again; and a pointer to one.
   { dg-require sve }
   { dg-additional-options "-march=armv8-a+sve" } */

#include <cogen.h>
#include <arm_sve.h>

extern void fill (svint32x2_t *);

co_iterator (int)
sums (const int *p, int n)
{
  for (int i = 0; i < n; i += (int) svcntw ())
    {
      svbool_t some = svwhilelt_b32_s32 (i, n);
      svint32_t v = svld1_s32 (some, p + i);
      int sum = (int) svaddv_s32 (some, v);
      co_yield (sum);
    }
}

co_iterator (int)
in_memory (svint32_t *behind)
{
  for (int i = 0; i < 3; i++)
    {
      int sum;
      {
	svint32x2_t pair;
	fill (&pair);
	sum = (int) svaddv_s32 (svptrue_b32 (), svget2_s32 (pair, 0));
      }
      co_yield (sum);
      co_yield ((int) svaddv_s32 (svptrue_b32 (), *behind));
    }
}
