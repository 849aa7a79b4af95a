/* Where the compiler is told how large SVE's vectors are, they are as any other.
   { dg-require sve }
   { dg-additional-options "-march=armv8-a+sve -msve-vector-bits=256" } */

#include <cogen.h>
#include <arm_sve.h>

co_iterator (int)
loop (int n)
{
  svint32_t v = svdup_s32 (n);
  for (int i = 0; i < n; i++)
    {
      v = svadd_n_s32_x (svptrue_b32 (), v, 1);
      co_yield ((int) svaddv_s32 (svptrue_b32 (), v));
    }
}
