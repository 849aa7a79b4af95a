/* The other unit of alias-in-other-unit.c.  */

#include <cogen.h>

co_iterator (int)
real (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

static co_iterator (int)
local (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

co_iterator (int) plain_alias (int lo, int hi)
  __attribute__ ((alias ("real")));
co_iterator (int) alias_of_alias (int lo, int hi)
  __attribute__ ((alias ("plain_alias")));
co_iterator (int) weak_alias (int lo, int hi)
  __attribute__ ((weak, alias ("real")));
co_iterator (int) replaced_alias (int lo, int hi)
  __attribute__ ((weak, alias ("real")));
co_iterator (int) alias_of_static (int lo, int hi)
  __attribute__ ((alias ("local")));
co_iterator (int) renamed (int lo, int hi) __asm__ ("a_name_for_the_linker")
  __attribute__ ((alias ("real")));
co_iterator (int) hidden_alias (int lo, int hi)
  __attribute__ ((alias ("real"), visibility ("hidden")));
