/* A variable of trait type owns its object: a use by value moves it, an assignment
   and the end of a scope drop it, and what nobody takes is dropped at once.
   { dg-additional-options "-fplugin-arg-cogen-no-ownership-warnings" } */

#include <cogen.h>
#include "alloc.h"

static void
bye (int *id)
{
  trace ((char) *id);
}

/* Traces ID when it is dropped.  */
__attribute__ ((noipa)) co_iterator (int)
letters (char id)
{
  __attribute__ ((cleanup (bye))) int mine = id;
  for (int i = 0; i < 9; i++)
    co_yield (mine + i);
}

static co_iterator (int)
started (char id)
{
  int v;
  co_iterator (int) it = letters (id);
  check (co_next (&it, &v) && v == id);
  return it;
}

__attribute__ ((noipa)) static int
take (co_iterator (int) it)
{
  return !co_is_null (it);
}

__attribute__ ((noipa)) static co_iterator (int)
pass (co_iterator (int) it)
{
  return it;
}

static co_iterator (int) global;

static void
scopes (void)
{
  co_iterator (int) a = started ('a');
  on_exit_trace (X);
  co_iterator (int) b = started ('b');
  { co_iterator (int) c = started ('c'); (void) c; }
  for (int i = 0; i < 2; i++)
    {
      co_iterator (int) d = started ('d');
      (void) d;
      if (i == 0)
	continue;
      (void) b;
      break;
    }
  (void) a;
}

static void
assignments (void)
{
  co_iterator (int) a = started ('a'), b, c;
  b = a;
  check (co_is_null (a) && !co_is_null (b));
  b = started ('b');
  a = b = started ('c');
  check (co_is_null (b));
  a = a;
  check (!co_is_null (a));
  a = pass (a);
  c = (co_iterator (int)) { 0 };
  check (co_is_null (c));
  trace ('|');
}

static void
moves (int k)
{
  co_iterator (int) a = started ('a'), b = started ('b');
  co_iterator (int) c = k ? a : b;
  trace ('|');
  check (co_is_null (a) == (k != 0) && co_is_null (b) == (k == 0));
  check (take (c) && co_is_null (c));
  check (!take (c));
  trace ('|');
}

/* The whole body is one full expression.  */
static const void *
part_of_result (char id)
{
  return started (id).vtable;
}

static void
nobody (int k)
{
  started ('a');
  (void) started ('b');
  k ? started ('c') : started ('d');
  trace ('|');
  check (started ('e').self != NULL);
  trace (started ('f').vtable ? '1' : '0');
  ({ co_iterator (int) g = started ('g'); g; });
  check (take (({ co_iterator (int) h = started ('h'); h; })));
  check (part_of_result ('i') != NULL);
  while (started ('j').vtable == NULL)
    ;
  if (({ started ('k').self; }) == NULL)
    trace ('!');
  __asm__ volatile ("" :: "r" (started ('l').self));
}

static void
globals (void)
{
  static co_iterator (int) local;
  global = started ('a');
  global = started ('b');
  local = global;
  check (co_is_null (global));
  local = (co_iterator (int)) { 0 };
  check (co_is_null (local));
}

/* Jumps past declarations find null.  */
static void
jumps (int k)
{
  for (int round = 0; round < 2; round++)
    switch (k)
      {
	co_iterator (int) it;
      case 0:
	it = started ('a');
	break;
      case 1:
	check (co_is_null (it));
	it = started ('b');
	break;
      case 2:
	goto in;
      default:
	{
	  co_iterator (int) inner = started ('c');
	  (void) inner;
	in:
	  trace (co_is_null (inner) ? '0' : '1');
	}
      }
}

static void
back (void)
{
  int rounds = 0;
 again:;
  co_iterator (int) it = started ('a');
  (void) it;
  if (++rounds < 3)
    goto again;
  trace ('|');
}

struct box { co_iterator (int) a, b[2]; int n; };

static void
containers (void)
{
  co_auto struct box box = { .a = started ('a'), .b = { started ('b'), started ('c') } };
  co_auto co_iterator (int) rows[2][2] = { { started ('d') }, { started ('e'), started ('f') } };
  struct box by_hand = { .a = started ('g') };
  check (take (box.b[0]) && co_is_null (box.b[0]));
  check (take (rows[1][0]) && co_is_null (rows[1][0]));
  co_drop (&by_hand.a);
  trace ('|');
}

/* The same in a coroutine, dropped or run to its end.  */
static co_iterator (int)
inside (co_iterator (int) p, co_iterator (int) q, int k)
{
  co_iterator (int) a = p;
  co_yield (0);
  {
    co_iterator (int) b = started ('b'), c;
    co_yield (1);
    if (k)
      take (b);
    c = started ('c');
    co_yield (2);
    (void) c;
  }
  a = started ('d');
  (void) a;
  co_yield (co_is_null (q) + 3);
}

/* Objects as items: each round's is dropped, if it is still there.  */
static co_iterator (co_iterator (int))
objects (void)
{
  co_yield (started ('a'));
  co_iterator (int) b = started ('b');
  co_yield (b);
  co_yield (started ('c'));
}

static void
items (int leave)
{
  int round = 0;
  co_for (co_iterator (int) it, objects ())
    {
      if (round++ == 1)
	take (it);
      if (leave && round == 2)
	break;
    }
}

static int
run_inside (int k, int steps)
{
  int v = -1;
  co_iterator (int) it = inside (started ('p'), started ('q'), k);
  for (int i = 0; i < steps; i++)
    if (!co_next (&it, &v))
      return -1;
  trace ('|');
  return v;
}

int
main (void)
{
  scopes ();
  check_trace ("cddbXa");
  assignments ();
  check_trace ("ab|c");
  moves (0);
  check_trace ("|b|a");
  moves (1);
  check_trace ("|a|b");
  nobody (0);
  check_trace ("abd|e1fghijkl");
  globals ();
  check_trace ("ab");
  jumps (0);
  check_trace ("aa");
  jumps (1);
  check_trace ("bb");
  jumps (2);
  check_trace ("00");
  jumps (3);
  check_trace ("1c1c");
  back ();
  check_trace ("aa|a");
  containers ();
  check_trace ("beg|fdca");
  check (run_inside (0, 0) == -1);
  check_trace ("|qp");
  check (run_inside (0, 1) == 0);
  check_trace ("|pq");
  check (run_inside (0, 2) == 1);
  check_trace ("|bpq");
  check (run_inside (1, 3) == 2);
  check_trace ("b|cpq");
  check (run_inside (0, 3) == 2);
  check_trace ("|cbpq");
  check (run_inside (0, 4) == 3);
  check_trace ("cbp|dq");
  check (run_inside (1, 5) == -1);
  check_trace ("bcpdq");
  items (0);
  check_trace ("abc");
  items (1);
  check_trace ("ab");
}
