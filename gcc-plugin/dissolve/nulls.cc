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

   find_conflicts is asked of webs: may an object be made while an earlier one of the
   same call lives?  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/dataflow.h"

/* Variables of the unit, by their origin: those that may be null where they are
   stepped, and where they are given away; and those that are checked.  */
static hash_set<tree> *stepped_null, *given_null, *checked_null;

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

bool
checked_null_p (tree var)
{
  return noted_p (checked_null, var);
}

void
note_checked (tree var)
{
  note_var (&checked_null, var);
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
  delete checked_null;
  stepped_null = given_null = checked_null = NULL;
}

void
pass_null (const dissolver *d, gimple *stmt, bitmap now)
{
  object_effect e = effect_of (d, stmt);
  bool null = e.null || (e.from >= 0 && bitmap_bit_p (now, e.from));
  if (e.from >= 0 && e.moves)
    bitmap_set_bit (now, e.from);
  if (e.to >= 0 && null)
    bitmap_set_bit (now, e.to);
  else if (e.to >= 0)
    bitmap_clear_bit (now, e.to);
}

/* Where variables may be null: bit V.  */
struct null_flow
{
  const dissolver *d;
  bool solved;			/* Note what is found.  */

  static bool step_p (enum marker code)
  {
    return (code == MARKER_FOR_NEXT || code == MARKER_NEXT
	    || code == MARKER_AWAIT_NEXT || code == MARKER_RESUME);
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
    pass_null (d, stmt, now);
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

/* Which object each variable of some webs may hold: bit FIRST[V] + C for the object of
   the creation C of its web.  */
struct holder_flow
{
  const dissolver *d;
  auto_vec<unsigned> first;
  struct made
  {
    web *w;
    unsigned number;		/* Among the creations of W.  */
  };
  hash_map<gimple *, made> creation_of;

  unsigned count (int var) const { return d->web_of (var)->creations.length (); }
  void make (const made *m, bitmap now)
  {
    for (unsigned v : m->w->vars)
      if (bitmap_bit_p (now, first[v] + m->number))
	m->w->conflict = true;
  }
  void pass (gimple *stmt, bitmap now)
  {
    object_effect e = effect_of (d, stmt);
    if (!d->web_of (e.to) || count (e.to) == 0)
      return;
    made *m = creation_of.get (stmt);
    if (m)
      make (m, now);
    unsigned n = count (e.to);
    bitmap_clear_range (now, first[e.to], n);
    if (m)
      bitmap_set_bit (now, first[e.to] + m->number);
    if (e.from < 0)
      return;
    for (unsigned k = 0; k < n; k++)
      if (bitmap_bit_p (now, first[e.from] + k))
	bitmap_set_bit (now, first[e.to] + k);
    if (e.moves)
      bitmap_clear_range (now, first[e.from], n);
  }
  /* True if VAR may hold an object, but no other variable of W.  */
  bool only_p (const web *w, unsigned var, const_bitmap now) const
  {
    bool holds = false;
    for (unsigned v : w->vars)
      for (unsigned k = 0; k < count (v); k++)
	if (bitmap_bit_p (now, first[v] + k))
	  {
	    if (v != var)
	      return false;
	    holds = true;
	  }
    return holds;
  }
  static void transfer (basic_block bb, bitmap now, void *data)
  {
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      ((holder_flow *) data)->pass (gsi_stmt (gsi), now);
  }
};

/* Note in the webs of FLOW which drops, or ends, leave no object, where HOLDERS says what variables
   hold.  */

static void
find_last (holder_flow *flow, const dataflow &holders)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, flow->d->fun)
    {
      auto_bitmap now;
      bitmap_copy (now, holders.at_start (bb));
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  gimple *stmt = gsi_stmt (gsi);
	  object_effect e = effect_of (flow->d, stmt);
	  web *w = e.null ? flow->d->web_of (e.to) : NULL;
	  if (w && flow->only_p (w, e.to, now))
	    w->last.add (stmt);
	  flow->pass (stmt, now);
	}
    }
}

/* Note in each of WEBS, in D's function, whether an object may be made while an earlier
   one of the same creation lives; where the last one ends; and its variables.  */

void
find_conflicts (const dissolver *d, const vec<web *> &webs)
{
  holder_flow flow;
  flow.d = d;
  unsigned bits = 0;
  for (unsigned v = 0; v < d->vars.length (); v++)
    {
      flow.first.safe_push (bits);
      if (web *w = d->web_of (v))
	{
	  w->vars.safe_push (v);
	  bits += w->creations.length ();
	}
    }
  for (web *w : webs)
    for (unsigned c = 0; c < w->creations.length (); c++)
      {
	holder_flow::made m = { w, c };
	flow.creation_of.put (w->creations[c]->call, m);
      }
  dataflow holders (d->fun, FLOW_FORWARD);
  holders.solve (holder_flow::transfer, &flow);
  find_last (&flow, holders);
}
