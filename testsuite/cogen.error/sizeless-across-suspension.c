/* A vector whose size only the machine knows, as SVE has them, cannot be in a frame: an
   error where it is live across a suspension, and as a parameter.
   { dg-require sve }
   { dg-additional-options "-march=armv8-a+sve" } */

#include <cogen.h>
#include <arm_sve.h>

extern void fill (svint32x2_t *);

co_iterator (int)
loop (int n)
{
  svint32_t v = svdup_s32 (n);	/* { dg-error "13: variable 'v' of type 'svint32_t', whose size is not a constant, is live across a suspension" } */
  for (int i = 0; i < n; i++)
    {
      v = svadd_n_s32_x (svptrue_b32 (), v, 1);
      co_yield ((int) svaddv_s32 (svptrue_b32 (), v));	/* { dg-note "7: suspends here" } */
    }
}

co_iterator (int)
in_memory (void)
{
  svint32x2_t pair;		/* { dg-error "15: variable 'pair' of type 'svint32x2_t', whose size is not a constant, is live across a suspension" } */
  fill (&pair);
  co_yield (1);			/* { dg-note "3: suspends here" } */
  co_yield ((int) svaddv_s32 (svptrue_b32 (), svget2_s32 (pair, 0)));
}

co_iterator (int)
predicate (int *p, int n)
{
  svbool_t all = svwhilelt_b32_s32 (0, n);	/* { dg-error "12: variable 'all' of type 'svbool_t', whose size" } */
  co_yield (1);			/* { dg-note "3: suspends here" } */
  svst1_s32 (all, p, svdup_s32 (n));
}

co_iterator (int)
unnamed (svint32_t (*make) (void), svint32_t (*add) (svint32_t, int))
{
  svint32_t sum = add (make (), ({ co_yield (1); 2; }));	/* { dg-error "a value of type '(svint32_t|__SVInt32_t)', whose size is not a constant, is live across a suspension" } */
				/* { dg-note "suspends here" "" .-1 } */
  co_yield ((int) svaddv_s32 (svptrue_b32 (), sum));
}

co_iterator (int)
parameter (svint32_t v)		/* { dg-error "22: parameter 'v' of coroutine 'parameter' is of type 'svint32_t', whose size is not a constant" } */
{
  co_yield ((int) svaddv_s32 (svptrue_b32 (), v));
}
