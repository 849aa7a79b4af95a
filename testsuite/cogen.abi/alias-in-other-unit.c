/* Each name of a coroutine has all its symbols: aliases of any kind are placed and asked
   about from another unit like the coroutine itself.
   { dg-alloc-count 0 }
   { dg-additional-sources "alias-in-other-unit.unit2.c" } */

#include "alloc.h"

co_iterator (int) real (int lo, int hi);
co_iterator (int) plain_alias (int lo, int hi);
co_iterator (int) alias_of_alias (int lo, int hi);
co_iterator (int) weak_alias (int lo, int hi);
co_iterator (int) replaced_alias (int lo, int hi);
co_iterator (int) alias_of_static (int lo, int hi);
co_iterator (int) renamed (int lo, int hi) __asm__ ("a_name_for_the_linker");
co_iterator (int) hidden_alias (int lo, int hi)
  __attribute__ ((visibility ("hidden")));
static co_iterator (int) reference (int lo, int hi)
  __attribute__ ((weakref ("real")));
static co_iterator (int) missing (int lo, int hi)
  __attribute__ ((weakref ("nobody_defines_it")));

/* In place of the other unit's weak alias.  */
co_iterator (int)
replaced_alias (int lo, int hi)
{
  char own[100];
  memset (own, hi, sizeof own);
  co_yield (lo);
  for (unsigned i = 0; i < sizeof own; i++)
    co_yield (own[i]);
}

#define check_alias(f) \
  do \
    { \
      check (co_frame_size (f) == co_frame_size (real)); \
      check (co_frame_align (f) == co_frame_align (real)); \
      check (co_is_movable (f)); \
      int sum = 0; \
      co_for (int v, co_place (memory, sizeof memory, f (1, 5))) \
	sum += v; \
      check (sum == 10); \
      co_iterator (int) it \
	= co_place (memory, co_frame_size (f) - 1, f (1, 5)); \
      check (co_is_null (it)); \
    } \
  while (0)

int
main (void)
{
  static char memory[512] __attribute__ ((aligned (64)));
  check (co_frame_size (real) >= 12 && co_frame_size (real) <= 24);
  check_alias (real);
  check_alias (plain_alias);
  check_alias (alias_of_alias);
  check_alias (weak_alias);
  check_alias (alias_of_static);
  check_alias (renamed);
  check_alias (hidden_alias);
  check_alias (reference);
  check (co_frame_size (replaced_alias) > 100);
  if (missing)
    co_for (int v, co_place (memory, co_frame_size (missing), missing (1, 5)))
      check (v < 0);
  return 0;
}
