/* What a coroutine makes by calling itself goes on in the same step: one or several calls,
   arguments of all kinds, frames with more alignment, in the middle of a foreign chain, up
   and down at the ends of chunks, dropped at each place.  A plain function says what is
   right.  */

#include "alloc.h"
#include "async.h"
#include "chain.h"

struct node { int value; struct node *left, *right; };
struct wide { long a, b, c; };

enum { NODES = 300, ITEMS = 4 * NODES };

static struct node nodes[NODES];
static int wanted[ITEMS], count;

static void
want (int value)
{
  check (count < ITEMS);
  wanted[count++] = value;
}

/* A tree with the keys of a walk that is drawn from SEED.  */
static void
grow_tree (unsigned seed, int n)
{
  for (int i = 0; i < n; i++)
    {
      seed = seed * 1103515245 + 12345;
      nodes[i] = (struct node) { (int) (seed >> 16) % 1000, 0, 0 };
      struct node **at = &nodes[0].left;
      for (struct node *p = nodes; i && p; p = *at)
	at = nodes[i].value < p->value ? &p->left : &p->right;
      if (i)
	*at = &nodes[i];
    }
}

/* Two calls, neither the last thing, and something before, between and behind.  */
static co_iterator (int)
around (const struct node *n, int depth)
{
  on_exit_trace (d);
  if (!n)
    co_return ();
  co_yield (depth);
  co_yield_from (around (n->left, depth + 1));
  co_yield (n->value);
  if (n->value % 3)
    co_yield_from (around (n->right, depth + 2));
  co_yield (-depth);
}

static void
want_around (const struct node *n, int depth)
{
  if (!n)
    return;
  want (depth);
  want_around (n->left, depth + 1);
  want (n->value);
  if (n->value % 3)
    want_around (n->right, depth + 2);
  want (-depth);
}

/* Arguments that need the stack, and of several types.  */
static co_iterator (int)
many (const struct node *n, struct wide w, double d, char c, long long l, short s, int i,
      int j)
{
  if (n->left)
    co_yield_from (many (n->left, (struct wide) { w.c, w.a, w.b + 1 }, d / 2, c + 1, l << 1,
			 s - 1, j, i));
  co_yield (n->value + (int) (w.a + 2 * w.b + 3 * w.c) + (int) (d * 8) + c + (int) (l % 1000)
	    + s + i - j);
  if (n->right)
    co_yield_from (many (n->right, (struct wide) { w.b, w.c + 1, w.a }, d + 1, c - 1, l + 1,
			 s + 1, i + 1, j));
  co_yield (c);
}

static void
want_many (const struct node *n, struct wide w, double d, char c, long long l, short s, int i,
	   int j)
{
  if (n->left)
    want_many (n->left, (struct wide) { w.c, w.a, w.b + 1 }, d / 2, c + 1, l << 1, s - 1, j,
	       i);
  want (n->value + (int) (w.a + 2 * w.b + 3 * w.c) + (int) (d * 8) + c + (int) (l % 1000) + s
	+ i - j);
  if (n->right)
    want_many (n->right, (struct wide) { w.b, w.c + 1, w.a }, d + 1, c - 1, l + 1, s + 1,
	       i + 1, j);
  want (c);
}

/* The argument is in the frame, and dead when what is live behind the call is stored.  */
static co_iterator (int)
shares (struct wide w, int depth)
{
  co_yield ((int) w.a);
  long x = w.a * 2 + w.b, y = w.b + 3, z = w.c + depth;
  if (depth > 0)
    co_yield_from (shares (w, depth - 1));
  co_yield ((int) (x + 2 * y + 3 * z));
  if (depth > 1)
    co_yield_from (shares ((struct wide) { x, y, z }, depth - 2));
  co_yield ((int) (x - y));
}

static void
want_shares (struct wide w, int depth)
{
  want ((int) w.a);
  long x = w.a * 2 + w.b, y = w.b + 3, z = w.c + depth;
  if (depth > 0)
    want_shares (w, depth - 1);
  want ((int) (x + 2 * y + 3 * z));
  if (depth > 1)
    want_shares ((struct wide) { x, y, z }, depth - 2);
  want ((int) (x - y));
}

/* Three calls in a loop and out of it, in a frame with more alignment.  */
static co_iterator (int)
branches (int depth, int width)
{
  int here[4] __attribute__ ((aligned (32))) = { depth, width, depth + width, 0 };
  check ((uintptr_t) here % 32 == 0);
  for (int i = 0; i < width; i++)
    {
      here[3] += i;
      co_yield_from (branches (depth - 1, width - 1));
    }
  if (depth > 0)
    co_yield_from (branches (depth - 2, width));
  co_yield (here[0] * 100 + here[1] * 10 + here[2] + here[3]);
  if (depth > 3)
    co_yield_from (branches (0, 1));
  co_yield (width);
}

static void
want_branches (int depth, int width)
{
  for (int i = 0; i < width; i++)
    want_branches (depth - 1, width - 1);
  if (depth > 0)
    want_branches (depth - 2, width);
  want (depth * 100 + width * 10 + depth + width + width * (width - 1) / 2);
  if (depth > 3)
    want_branches (0, 1);
  want (width);
}

/* A stream that also waits.  */
static co_stream (int)
waiting (const struct node *n)
{
  if (n->value % 2)
    co_await (leaf_future (0, n->value % 3, 0));
  if (n->left)
    co_yield_from (waiting (n->left));
  co_yield (n->value);
  if (n->right)
    co_yield_from (waiting (n->right));
  co_yield (co_await (leaf_future (0, n->value % 2, n->value / 2)));
}

static void
want_waiting (const struct node *n)
{
  if (n->left)
    want_waiting (n->left);
  want (n->value);
  if (n->right)
    want_waiting (n->right);
  want (n->value / 2);
}

/* Futures: two results at once, and none.  */
static int touched;

static co_future (struct wide)
sums (const struct node *n, long depth)
{
  struct wide all = { n->value, 1, depth };
  if (n->value % 5 == 0)
    co_await (leaf_future (0, 1, 0));
  if (n->left && n->right)
    {
      struct wide l = co_await (sums (n->left, depth + 1));
      struct wide r = co_await (sums (n->right, depth + 1));
      all.a += l.a + r.a;
      all.b += l.b + r.b;
      all.c = l.c > r.c ? l.c : r.c;
    }
  else if (n->left || n->right)
    {
      struct wide one = co_await (sums (n->left ? n->left : n->right, depth + 1));
      all = (struct wide) { all.a + one.a, all.b + one.b, one.c };
    }
  co_return (all);
}

static struct wide
plain_sums (const struct node *n, long depth)
{
  if (!n)
    return (struct wide) { 0, 0, depth - 1 };
  struct wide l = plain_sums (n->left, depth + 1), r = plain_sums (n->right, depth + 1);
  return (struct wide) { n->value + l.a + r.a, 1 + l.b + r.b, l.c > r.c ? l.c : r.c };
}

static co_future (void)
touch_all (const struct node *n)
{
  if (n->left)
    co_await (touch_all (n->left));
  touched++;
  if (n->right)
    co_await (touch_all (n->right));
  touched++;
}

/* Somebody else's chain around it, and in it.  */
static co_iterator (int) (*volatile opaque_around) (const struct node *, int) = around;

static co_iterator (int)
in_between (const struct node *n, int depth)
{
  co_yield (1000 + depth);
  if (depth % 4 == 1)
    co_yield_from (opaque_around (n, depth));
  if (n->left)
    co_yield_from (in_between (n->left, depth + 1));
  co_yield (2000 + depth);
}

static co_iterator (int) (*volatile opaque_between) (const struct node *, int) = in_between;

static void
want_between (const struct node *n, int depth)
{
  want (1000 + depth);
  if (depth % 4 == 1)
    want_around (n, depth);
  if (n->left)
    want_between (n->left, depth + 1);
  want (2000 + depth);
}

static co_iterator (int)
outermost (const struct node *n)
{
  co_yield_from (opaque_between (n, 0));
  co_yield_from (opaque_around (n, 7));
}

/* IT gives what is wanted; or its first STOP items, and is dropped.  */
static void
compare (co_iterator (int) it, int stop)
{
  int v, i = 0;
  trace_length = 0;
  while (i < stop && co_next (&it, &v))
    {
      check (i < count && v == wanted[i]);
      i++;
    }
  check (i == (stop < count ? stop : count));
  co_drop (&it);
  check (alloc_live == 0);
  trace_length = 0;
}

#define CHECK_EACH(WANT, MAKE) \
  do \
    { \
      count = 0; \
      WANT; \
      compare (MAKE, ITEMS); \
      for (int stop = 0; stop < count; stop += 1 + stop / 8) \
	compare (MAKE, stop); \
    } \
  while (0)

static void
check_tree (unsigned seed, int n)
{
  struct node *root = nodes;
  grow_tree (seed, n);
  CHECK_EACH (want_around (root, 1), around (root, 1));
  CHECK_EACH (want_many (root, (struct wide) { 1, 2, 3 }, 1.5, 'c', 1, 5, 6, 7),
	      many (root, (struct wide) { 1, 2, 3 }, 1.5, 'c', 1, 5, 6, 7));
  if (n < 40)
    CHECK_EACH ((want_between (root, 0), want_around (root, 7)), outermost (root));

  count = 0;
  want_waiting (root);
  co_stream (int) s = waiting (root);
  int v, i = 0;
  enum co_poll status;
  while ((status = co_poll_next (&s, &counting_context, &v)) != CO_DONE)
    if (status == CO_READY)
      check (v == wanted[i++]);
  check (i == count);
  co_drop (&s);

  struct wide right = plain_sums (root, 0), all;
  co_future (struct wide) f = sums (root, 0);
  while (co_poll (&f, &counting_context, &all) == CO_PENDING)
    continue;
  co_drop (&f);
  check (all.a == right.a && all.b == right.b && all.c == right.c);
  touched = 0;
  co_block_on (touch_all (root));
  check (touched == 2 * n);
  check (alloc_live == 0);
}

int
main (void)
{
  for (unsigned seed = 1; seed < 12; seed++)
    check_tree (seed, 1 + (int) seed * 3);
  check_tree (77, NODES / 2);
  CHECK_EACH (want_branches (5, 3), branches (5, 3));
  CHECK_EACH (want_branches (9, 1), branches (9, 1));
  CHECK_EACH (want_shares ((struct wide) { 5, 6, 7 }, 7),
	      shares ((struct wide) { 5, 6, 7 }, 7));
  return 0;
}
