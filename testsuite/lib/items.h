/* What a source gives, in order, written down: for comparisons with what a loop by hand
   writes down.  */

#ifndef ITEMS_H
#define ITEMS_H

#include "check.h"
#include <cogen/iter.h>

static char items_seen[4096], items_wanted[4096];
static size_t items_seen_at, items_wanted_at;

static inline void
items_add (char *to, size_t *at, long long v)
{
  *at += (size_t) snprintf (to + *at, sizeof items_seen - *at, "%lld ", v);
  check (*at < sizeof items_seen);
}

#define saw(v) items_add (items_seen, &items_seen_at, (long long) (v))
#define want(v) items_add (items_wanted, &items_wanted_at, (long long) (v))

/* What has been seen since the last time is what was wanted.  */
#define check_items() items_compare (__FILE__, __LINE__)

static inline void
items_compare (const char *file, int line)
{
  items_seen[items_seen_at] = items_wanted[items_wanted_at] = 0;
  if (strcmp (items_seen, items_wanted))
    {
      fprintf (stderr, "%s:%d: saw %s\nwanted %s\n", file, line, items_seen, items_wanted);
      abort ();
    }
  items_seen_at = items_wanted_at = 0;
}

/* See the items of an iterator of numbers; they are the ones that the statement
   wants.  */
#define SAME_ITEMS(it, ...) \
  do \
    { \
      co_for (co_var v_, it) \
	saw (v_); \
      __VA_ARGS__ \
      check_items (); \
    } \
  while (0)

#endif
