/* Bodies that walk over data, as people write them: the frame is as small as by hand, and
   they do what the same by hand does.  */

#include "alloc.h"
#include "input.h"
#include <stdbool.h>
#include "../../bench/frames/debounce.h"
#include "../../bench/frames/either.h"
#include "../../bench/frames/expire.h"
#include "../../bench/frames/logger.h"
#include "../../bench/frames/merge.h"
#include "../../bench/frames/walk.h"
#include "../../bench/frames/zip.h"

static void
check_debounce (void)
{
  co_generator (int, void, int) g = debounce (3);
  int level = 0, since = 0, out;
  check (co_resume (&g, 0, &out) == CO_YIELDED && out == 0);
  for (int i = 0, last = 0; i < 1000; i++)
    {
      int now = input_below (3) ? last : !last;
      last = now;
      /* What is given is what the levels before lead to; that of a change is not looked at.  */
      check (co_resume (&g, now, &out) == CO_YIELDED);
      since = now != level ? since + 1 : 0;
      if (since == 3)
	{
	  level = now;
	  check (out == (level ? 1 : -1));
	  check (co_resume (&g, now, &out) == CO_YIELDED && out == 0);
	  since = 0;
	}
      else
	check (out == 0);
    }
}

static void
check_either (void)
{
  for (int from = -3; from < 4; from++)
    for (int to = -3; to < 4; to++)
      {
	int at = from;
	co_for (int v, either (from, to))
	  {
	    check (v == at);
	    at += from < to ? 1 : -1;
	  }
	check (at == to);
      }
}

static co_iterator (int)
multiples (int of, int end)
{
  for (int i = of; i < end; i += of)
    co_yield (i);
}

static co_iterator (int) kept;

static void
check_merged (void)
{
  for (int a = 1; a < 5; a++)
    for (int end = 0; end < 30; end++)
      {
	int x = a, y = 3;
	kept = merged (multiples (a, end), multiples (3, end));
	co_for (int v, co_move (kept))
	  {
	    int *least = x <= y ? &x : &y;
	    check (v == *least);
	    *least += least == &x ? a : 3;
	  }
	check (x >= end && y >= end);
      }
}

static co_iterator (struct both) kept_pairs;

static void
check_zipped (void)
{
  for (int a = 1; a < 5; a++)
    for (int end = 0; end < 30; end++)
      {
	int i = 1;
	kept_pairs = zipped (multiples (a, end), multiples (3, 20));
	co_for (struct both p, co_move (kept_pairs))
	  {
	    check (p.first == a * i && p.second == 3 * i);
	    i++;
	  }
	check (a * i >= end || 3 * i >= 20);
      }
}

static void
check_expired (void)
{
  for (unsigned n = 0; n < 9; n++)
    {
      unsigned k = 0;
      struct cached *oldest = NULL, **last = &oldest;
      for (unsigned i = 0; i < n; i++)
	{
	  *last = (struct cached *) malloc (sizeof **last);
	  **last = (struct cached) { NULL, 10 * i, i };
	  last = &(*last)->next;
	}
      co_for (struct cached *c, expired (oldest, 45))
	{
	  check (c == oldest && c->key == k++);
	  oldest = c->next;
	  free (c);
	}
      check (k == (n < 5 ? n : 5));
      while (oldest)
	{
	  struct cached *next = oldest->next;
	  free (oldest);
	  oldest = next;
	}
    }
}

static void
check_logger (void)
{
  co_generator (struct record, void, struct record) g = logger ();
  struct record all[300], out;
  int n = 0;
  while (n < 300)
    {
      if (input_below (20))
	{
	  all[n] = (struct record) { 1 + (int) input_below (5), n };
	  check (co_resume (&g, all[n++], &out) == CO_YIELDED && out.level == 0);
	  continue;
	}
      for (int i = n < 16 ? 0 : n - 16; i < n; i++)
	{
	  check (co_resume (&g, (struct record) { 0 }, &out) == CO_YIELDED);
	  check (out.level == all[i].level && out.what == i);
	}
      check (co_resume (&g, (struct record) { 0 }, &out) == CO_YIELDED && out.level == 0);
    }
}

static void
list (const struct entry *e, char *all)
{
  for (; e; e = e->next)
    {
      strcat (all, e->name);
      list (e->inside, all);
    }
}

static void
check_walk (void)
{
  struct entry f = { "f", NULL, NULL }, e = { "e", &f, NULL }, d = { "d", NULL, &e };
  struct entry c = { "c", &d, NULL }, b = { "b", NULL, NULL }, a = { "a", &c, &b };
  char wanted[20] = "", got[20] = "";
  list (&a, wanted);
  co_for (struct entry *at, walk (&a))
    strcat (got, at->name);
  check (strcmp (got, wanted) == 0);
}

int
main (void)
{
  check_debounce ();
  check_either ();
  check_merged ();
  check_zipped ();
  check_expired ();
  check_logger ();
  check_walk ();
  check (co_frame_size (debounce) <= debounce_bound);
  check (co_frame_size (either) <= either_bound);
  check (co_frame_size (merged) <= merged_bound);
  check (co_frame_size (zipped) <= zipped_bound);
  check (co_is_movable (zipped) && co_is_movable (merged));
  check (co_frame_size (expired) <= expired_bound);
  check (co_frame_size (logger) <= logger_bound);
  check (co_frame_size (walk) <= walk_bound);
  return 0;
}
