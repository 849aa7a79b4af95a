/* Which variables can still be reached by their addresses?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	char text[80];
	struct line l = { text, 0 };
	read_line (&l);
	n = l.length;
	co_yield (n);
	co_yield (n + 1);

   The address of text was put in l, so text is not only accessed where it is
   named.  But after the suspension nobody reads it there, and nobody else was
   told.

   Input: the variables of which analysis/liveness.cc says that they live
   across a suspension since their address was taken before, and the flow of
   addresses.  Output: fewer of them.  A variable lives across a suspension
   only if one of these leads to it, maybe through other variables that live
   across:

   - a use by name that follows;
   - a name that is live there;
   - the world outside, after a statement that let the address get there and
     from which the suspension is reached.

   What the variables conflict with while the coroutine runs is left as it
   was.  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "analysis/pointer-flow.h"
#include "analysis/suspension-reach.h"
#include "support/split.h"

struct reached_vars
{
  split *s;
  pointer_flow flow;
  known_outside outside;
  auto_vec<int> object_of;	/* By the index of a variable; -1 if none leads
				   there.  */
  reached_vars (split *split)
    : s (split), flow (split->fun, false), outside (split, &flow)
  {}
};

/* Add to LIVE, and to the TODO list, those of OBJECTS that may live across
   P.  */

static void
add_live (reached_vars *r, const suspension *p, const_bitmap objects, bitmap live,
	  vec<unsigned> *todo)
{
  unsigned o;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (objects, 0, o, bi)
    if (tree var = r->flow.variable (o))
      {
	const unsigned *i = r->s->live.index_of (var);
	if (i && bitmap_bit_p (p->vars, *i) && bitmap_set_bit (live, *i))
	  todo->safe_push (o);
      }
}

/* Restrict what lives across P to what is reached.  */

static void
restrict_vars (reached_vars *r, suspension *p)
{
  auto_bitmap live, roots;
  auto_vec<unsigned> todo;
  unsigned i;
  bitmap_iterator bi;
  bitmap_copy (roots, r->outside.at (p));
  EXECUTE_IF_SET_IN_BITMAP (p->names, 0, i, bi)
    bitmap_ior_into (roots, r->flow.points_to (r->flow.node_of (ssa_name (i))));
  add_live (r, p, roots, live, &todo);
  EXECUTE_IF_SET_IN_BITMAP (p->vars, 0, i, bi)
    if (bitmap_bit_p (p->used_vars, i) || r->object_of[i] < 0)
      if (bitmap_set_bit (live, i) && r->object_of[i] >= 0)
	todo.safe_push (r->object_of[i]);
  while (!todo.is_empty ())
    {
      auto_bitmap held;
      r->flow.add_content (todo.pop (), held);
      add_live (r, p, held, live, &todo);
    }
  bitmap_copy (p->vars, live);
}

void
restrict_to_reached_vars (split *s)
{
  bool any = false;
  for (const suspension &p : s->suspensions)
    any |= !bitmap_equal_p (p.vars, p.used_vars);
  if (!any)
    return;
  reached_vars r (s);
  r.object_of.safe_grow (s->live.vars.length ());
  for (int &o : r.object_of)
    o = -1;
  for (unsigned o = 0; o < r.flow.objects (); o++)
    if (tree var = r.flow.variable (o))
      if (const unsigned *i = s->live.index_of (var))
	r.object_of[*i] = o;
  bitmap_clear (s->live.vars_across);
  for (suspension &p : s->suspensions)
    {
      restrict_vars (&r, &p);
      bitmap_ior_into (s->live.vars_across, p.vars);
    }
}
