/* A chain of awaits that is one state machine keeps what each level needs and no
   frame headers; copies of one child share their bytes.  Twins that must stay
   on their own (`noinline') show that these numbers come from inlining, and
   that it changes nothing about what can move.  */

#include "alloc.h"
#include "async.h"

#define ALONE __attribute__ ((noinline))

static co_future (int) level0 (int n) { co_return (co_await (leaf_future (0, 1, n))); }
#define LEVEL(i, below) \
  static co_future (int) level##i (int n) { int k = n + i; co_return (co_await (below (n)) + k); }
LEVEL (1, level0) LEVEL (2, level1) LEVEL (3, level2) LEVEL (4, level3) LEVEL (5, level4)
LEVEL (6, level5) LEVEL (7, level6) LEVEL (8, level7) LEVEL (9, level8) LEVEL (10, level9)

ALONE static co_future (int) alone0 (int n) { co_return (co_await (leaf_future (0, 1, n))); }
#define ALONE_LEVEL(i, below) \
  ALONE static co_future (int) alone##i (int n) { int k = n + i; co_return (co_await (below (n)) + k); }
ALONE_LEVEL (1, alone0) ALONE_LEVEL (2, alone1) ALONE_LEVEL (3, alone2) ALONE_LEVEL (4, alone3)
ALONE_LEVEL (5, alone4)

void __attribute__ ((noipa)) fill (char *p) { memset (p, 1, 100); }

static co_future (int)
buffer (int n)
{
  char text[100];
  fill (text);
  int v = co_await (leaf_future (0, 1, n));
  co_return (v + text[n]);
}

static co_future (int)
three_buffers (int n)
{
  int sum = co_await (buffer (n));
  for (int i = 0; i < 2; i++)
    sum += co_await (buffer (i)) + co_await (buffer (sum & 1));
  co_return (sum);
}

static co_future (int)
copied (int n)
{
  int text[4] = { n };
  int v = co_await (leaf_future (0, 1, n));
  co_return (v + text[0]);
}

static co_future (int) moves (int n) { co_return (co_await (copied (n)) + n); }
static co_future (int) pins (int n) { co_return (co_await (buffer (n)) + n); }

/* The frame of a twin lies in its parent's, which it pins.  */
ALONE static co_future (int) alone_buffer (int n) { co_return (co_await (buffer (n))); }
static co_future (int) pinned_alone (int n) { co_return (co_await (alone_buffer (n)) + n); }
ALONE static co_future (int) alone_copied (int n) { co_return (co_await (copied (n))); }
static co_future (int) moves_alone (int n) { co_return (co_await (alone_copied (n)) + n); }

static int
run (co_future (int) f)
{
  int v = -1;
  while (co_poll (&f, &counting_context, &v) == CO_PENDING)
    ;
  co_drop (&f);
  return v;
}

int
main (void)
{
  size_t leaf = co_frame_size (level0), word = sizeof (int);
  check (co_frame_size (level10) <= leaf + 10 * word + 4);
  check (co_frame_size (level10) > leaf + 8 * word);
  check (co_frame_size (alone5) >= co_frame_size (level5) + 16);
  check (run (level10 (1)) == 1 + 10 + 55 && run (alone5 (1)) == 1 + 5 + 15);

  check (co_frame_size (buffer) >= 100);
  check (co_frame_size (three_buffers) < co_frame_size (buffer) + 24);
  check (run (three_buffers (2)) == 9);

  check (co_is_movable (moves) && co_is_movable (moves_alone));
  check (!co_is_movable (pins) && !co_is_movable (pinned_alone));
  check (alloc_live == 0);
  return 0;
}
