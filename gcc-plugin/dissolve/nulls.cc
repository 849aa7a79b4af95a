/* Where may a variable be null that is stepped, and which objects live at once?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Two questions about the objects of a function, each a flow forward.

   find_nulls is asked of a body as it was written, before anything dissolves in it.
   Once a producer's body with two places stands in a loop, paths seem to lead from
   each place to each other through the dispatch, and nothing is known any more.
   The answer is noted for variables by their origin, since that is what GCC's
   inliner keeps of a variable that it copies.  A parameter is not null here: that is
   asked where it is given.

   conflict_p is asked of a web: may an object be made while an earlier one of the
   same call lives?  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/dataflow.h"

/* Variables of the unit, by their origin: those that may be null where they are
   stepped, and where they are given away.  */
static hash_set<tree> *stepped_null, *given_null;

static void
note_var (hash_set<tree> **set, tree var)
{
  if (!*set)
    *set = new hash_set<tree>;
  (*set)->add (DECL_ORIGIN (var));
}

static bool
noted_p (hash_set<tree> *set, tree var)
{
  return set && DECL_P (var) && set->contains (DECL_ORIGIN (var));
}

bool
stepped_null_p (tree var)
{
  return noted_p (stepped_null, var);
}

bool
given_null_p (tree arg)
{
  return noted_p (given_null, arg);
}

/* VAR, a parameter of what dissolves, gets ARG.  */

void
note_given (tree var, tree arg)
{
  if (given_null_p (arg))
    note_var (&stepped_null, var);
}

void
forget_nulls (void)
{
  delete stepped_null;
  delete given_null;
  stepped_null = given_null = NULL;
}

/* Where variables may be null: bit V.  */
struct null_flow
{
  const dissolver *d;
  bool solved;			/* Note what is found.  */

  static bool step_p (enum marker code)
  {
    return (code == MARKER_FOR_NEXT || code == MARKER_NEXT
	    || code == MARKER_AWAIT_NEXT);
  }
  void note (gcall *call, bitmap now) const
  {
    bool step = step_p (marker_code (call));
    for (unsigned i = 0; i < gimple_call_num_args (call); i++)
      {
	tree arg = gimple_call_arg (call, i);
	int v = step ? d->operand (arg) : d->index_of (arg);
	if (v >= 0 && bitmap_bit_p (now, v))
	  note_var (step ? &stepped_null : &given_null, d->vars[v]);
      }
  }
  void pass (gimple *stmt, bitmap now)
  {
    if (solved && is_gimple_call (stmt))
      note (as_a <gcall *> (stmt), now);
    object_effect e = effect_of (d, stmt);
    bool null = e.null || (e.from >= 0 && bitmap_bit_p (now, e.from));
    if (e.from >= 0 && e.moves)
      bitmap_set_bit (now, e.from);
    if (e.to >= 0 && null)
      bitmap_set_bit (now, e.to);
    else if (e.to >= 0)
      bitmap_clear_bit (now, e.to);
  }
  static void transfer (basic_block bb, bitmap now, void *data)
  {
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      ((null_flow *) data)->pass (gsi_stmt (gsi), now);
  }
};

/* Note the variables that may be null where they are stepped or given away.  */

void
dissolver::find_nulls () const
{
  null_flow flow = { this, false };
  dataflow nulls (fun, FLOW_FORWARD);
  bitmap_set_range (nulls.seed (single_succ (ENTRY_BLOCK_PTR_FOR_FN (fun))), 0,
		    vars.length ());
  nulls.solve (null_flow::transfer, &flow);
  flow.solved = true;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      auto_bitmap now;
      bitmap_copy (now, nulls.at_start (bb));
      null_flow::transfer (bb, now, &flow);
    }
}

/* Which object each variable of a web may hold: bit V * N + C for the object of
   the creation C of N.  */
struct holder_flow
{
  const dissolver *d;
  const web *w;
  hash_map<gimple *, unsigned> creation_of;
  unsigned n;
  bool conflict;

  void make (unsigned c, bitmap now)
  {
    for (unsigned v = 0; v < d->vars.length (); v++)
      if (d->in_web_p (w, v) && bitmap_bit_p (now, v * n + c))
	conflict = true;
  }
  void pass (gimple *stmt, bitmap now)
  {
    object_effect e = effect_of (d, stmt);
    if (!d->in_web_p (w, e.to))
      return;
    unsigned *c = creation_of.get (stmt);
    if (c)
      make (*c, now);
    bitmap_clear_range (now, e.to * n, n);
    if (c)
      bitmap_set_bit (now, e.to * n + *c);
    if (e.from < 0)
      return;
    for (unsigned k = 0; k < n; k++)
      if (bitmap_bit_p (now, e.from * n + k))
	bitmap_set_bit (now, e.to * n + k);
    if (e.moves)
      bitmap_clear_range (now, e.from * n, n);
  }
  static void transfer (basic_block bb, bitmap now, void *data)
  {
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      ((holder_flow *) data)->pass (gsi_stmt (gsi), now);
  }
};

/* True if an object of W may be made while an earlier one of the same creation
   lives.  */

bool
dissolver::conflict_p (const web *w) const
{
  holder_flow flow;
  flow.d = this;
  flow.w = w;
  flow.n = w->creations.length ();
  flow.conflict = false;
  for (unsigned c = 0; c < flow.n; c++)
    flow.creation_of.put (w->creations[c]->call, c);
  dataflow holders (fun, FLOW_FORWARD);
  holders.solve (holder_flow::transfer, &flow);
  return flow.conflict;
}
