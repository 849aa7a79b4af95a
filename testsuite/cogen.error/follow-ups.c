/* What comes of an error inside of one of our macros is not said.
   { dg-additional-options "-Wshadow -Wno-unused" } */

#include <cogen/future.h>
#include <cogen/iter.h>
#include <cogen/task.h>

#define TWICE(a, b) check_equal ((a), (b))	/* { dg-note "in definition of macro" } */

static void
check_equal (int a, int b) { (void) a, (void) b; }

static co_future (int)
awaits (int n)
{
  int a = co_await (missing_1);			/* { dg-error "'missing_1' undeclared" } { dg-note "each undeclared" } */
  int b = co_await (co_timeout (1, n));		/* { dg-error "operand of 'co_timeout' has type 'int'" } { dg-note "an object is what" } */
  int c = co_await (co_timeout (1, missing_2));	/* { dg-error "'missing_2' undeclared" } */
  TWICE (co_sum (co_range (0, missing_3)), 1);	/* { dg-error "'missing_3' undeclared" } */
  co_return (a + b + c);
}

static co_future (int)
shadows (void)
{
  co_var d = co_sum (co_map (co_range (0, missing_4), x, x));	/* { dg-error "'missing_4' undeclared" } */
  int e = co_await (co_shield (missing_5));	/* { dg-error "'missing_5' undeclared" } */
  int f = co_sum (co_map (co_range (0, 3), x, x * 2));
  co_return (d + e + f);
}

int takes (co_iterator (const char *) it);	/* { dg-note "expected 'co_iterator.const char ..' but argument is of type 'co_iterator.char ..'" } */
co_future (int) starts (co_iterator (const char *));	/* { dg-note "expected 'co_iterator.const char ..' but argument is of type 'co_iterator.int.'" } */

co_future (int)
nests (void)
{
  co_nursery (n)
    co_start (n, starts (co_map (co_range (0, 3), i, i)));	/* { dg-error "incompatible type for argument 1 of 'starts'" } */
  co_return (takes (co_map (co_range (0, 3), i, "odd")));	/* { dg-error "incompatible type for argument 1 of 'takes'" } */
}

void
joins (void)
{
  co_join_strings (co_range (0, 3), ",");	/* { dg-error "'_Generic' selector of type 'int' is not compatible with any association" } */
}
