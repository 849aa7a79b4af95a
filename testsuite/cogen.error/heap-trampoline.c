/* A trampoline in the heap is there from the coroutine's start to its end, on a stack
   that all the coroutines of a thread share: another's end would delete it.  So there
   is none across a suspension, even where the pointer itself is not kept.
   { dg-require heap-trampolines }
   { dg-additional-options "-ftrampoline-impl=heap" } */

#include <cogen.h>
#include <stdlib.h>

typedef int (*fn) (int);

co_iterator (int)
kept (int k)
{
  int add (int x) { return x + k; }
  fn p = add;		/* { dg-error "6: pointer to 'add', a nested function that captures variables, in a coroutine with '-ftrampoline-impl=heap'" } */
  for (int i = 0; i < 5; i++)
    co_yield (p (i));	/* { dg-note "5: suspends here" } */
}

co_iterator (int)
made_anew (int n, int *array, size_t size)
{
  int compare (const void *a, const void *b) { return n * (*(const int *) a - *(const int *) b); }
  co_yield (1);		/* { dg-note "3: suspends here" } */
  qsort (array, size, sizeof *array, compare);	/* { dg-error "3: pointer to 'compare', a nested function that captures variables, in a coroutine" } */
  co_yield (array[0]);
}

co_iterator (int)
made_inside (int n)
{
  int add (int x) { return x + n; }	/* { dg-error "7: pointer to 'add', a nested function" } */
  int call (void) { fn p = add; return p (1); }
  co_yield (call ());	/* { dg-note "3: suspends here" } */
}
