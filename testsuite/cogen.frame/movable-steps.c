/* A method does not keep the pointer to where it puts its item, so the variable pins
   nothing; it is kept where it is used, and left alone by a step that gives nothing.  */

#include "alloc.h"

static co_iterator (int) up (int n) { for (int i = 1; i <= n; i++) co_yield (i); }

/* Used before the next step only.  */
static co_iterator (int)
each (co_iterator (int) it)
{
  int v;
  while (co_next (&it, &v))
    co_yield (v);
}

/* The last item is used when there are no more.  */
static co_iterator (int)
and_last (co_iterator (int) it)
{
  int v = -1;
  while (co_next (&it, &v))
    co_yield (0);
  co_yield (v);
}

/* The step's answer is used later, and never.  */
static co_iterator (int)
answers (co_iterator (int) it)
{
  int v = 5, w = 6;
  _Bool more = co_next (&it, &v);
  co_yield (v);
  if (more)
    co_yield (v + 100);
  (void) co_next (&it, &w);
  co_yield (w);
}

/* A pointer to the variable is computed again.  */
static co_iterator (int)
pointed (co_iterator (int) it)
{
  int v = 0, *p = &v;
  while (co_next (&it, &v))
    {
      co_yield (*p);
      *p += 10;
      co_yield (v);
    }
}

static co_iterator (int) held;

/* What the object that MAKER makes gives is WANTED.  */
#define CHECK(maker, ...) \
  do \
    { \
      int wanted_[] = { __VA_ARGS__ }, n_ = 0, got_; \
      held = maker; \
      while (co_next (&held, &got_)) \
	check (n_ < (int) (sizeof wanted_ / sizeof *wanted_) && got_ == wanted_[n_++]); \
      check (n_ == (int) (sizeof wanted_ / sizeof *wanted_)); \
    } \
  while (0)

int
main (void)
{
  static co_iterator (int) source;
  source = up (3);
  CHECK (each (co_move (source)), 1, 2, 3);
  source = up (2);
  CHECK (and_last (co_move (source)), 0, 0, 2);
  source = up (0);
  CHECK (and_last (co_move (source)), -1);
  source = up (2);
  CHECK (answers (co_move (source)), 1, 101, 2);
  source = up (0);
  CHECK (answers (co_move (source)), 5, 6);
  source = up (2);
  CHECK (pointed (co_move (source)), 1, 11, 2, 12);
  co_drop (&held);
  check (co_is_movable (each) && co_is_movable (and_last) && co_is_movable (answers));
  check (co_frame_size (each) == 8 + 16);
  check (co_frame_size (and_last) == 8 + 16);
  return 0;
}
