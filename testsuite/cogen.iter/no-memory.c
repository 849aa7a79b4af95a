/* Without memory for the items co_collect gives null and SIZE_MAX, co_join_strings null;
   both drop their source, and leak nothing.  */

#include "check.h"
#include <stdlib.h>

static int fails;	/* 1: the next call of realloc fails.  */
static int blocks;

static void *
failing_realloc (void *p, size_t size)
{
  if (fails && --fails == 0)
    return NULL;
  blocks += !p;
  return realloc (p, size);
}

static void
counting_free (void *p)
{
  blocks -= p != NULL;
  free (p);
}

#define realloc failing_realloc
#define free counting_free
#include <cogen/iter.h>

static int live;
static void leave (int *p) { live -= *p; }

static co_iterator (int)
counted (int n)
{
  int held __attribute__ ((cleanup (leave))) = 1;
  live++;
  for (int i = 0; i < n; i++)
    co_yield (i);
}

int
main (void)
{
  for (int at = 1; at < 6; at++)
    {
      size_t n = 5;
      fails = at;
      int *all = co_collect (counted (50), &n);
      check (fails == 0 ? !all && n == SIZE_MAX && live == 0 : all && n == 50);
      free (all);
      fails = at;
      char *text = co_join_strings (co_map (counted (50), x, "word"), ", ");
      check (fails == 0 ? !text && live == 0 : strlen (text) == 298);
      free (text);
      check (blocks == 0 && live == 0);
    }
  fails = 1;
  check (!co_join_strings (co_empty (char *), ","));
  size_t n = 5;
  check (!co_collect (co_empty (int), &n) && n == 0);
}
