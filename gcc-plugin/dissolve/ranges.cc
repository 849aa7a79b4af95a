/* A variable that holds unrelated objects one after the other becomes several.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	a = range (0, n);			a = range (0, n);
	a = filter (move (&a), odd);	=>	b = filter (move (&a), odd);
	for_next (&a, 1)			for_next (&b, 1)

   Otherwise the object that is given to filter, and the one that filter makes, would
   be of one web, and neither would dissolve.

   As with names in SSA form: what a variable is assigned reaches its uses, and
   assignments that reach one use together are of one *range*.  A drop that only null
   reaches does nothing, and goes.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/dataflow.h"

object_effect
effect_of (const dissolver *d, gimple *stmt)
{
  object_effect e = { -1, -1, false, false };
  if (is_gimple_debug (stmt))
    return e;
  if (gimple_assign_single_p (stmt))
    {
      tree rhs = gimple_assign_rhs1 (stmt);
      e.to = d->index_of (gimple_assign_lhs (stmt));
      e.from = d->index_of (rhs);
      e.null = TREE_CODE (rhs) == CONSTRUCTOR;
      /* The compiler's own are used once.  */
      e.moves = e.from >= 0 && DECL_ARTIFICIAL (d->vars[e.from]);
      if (e.to == e.from)
	e.to = e.from = -1;
      return e;
    }
  gcall *call = dyn_cast <gcall *> (stmt);
  if (!call)
    return e;
  enum marker code = marker_code (call);
  if (code == MARKER_DROP)
    {
      e.to = d->operand (gimple_call_arg (call, 0));
      e.null = true;
      return e;
    }
  e.to = d->index_of (gimple_call_lhs (call));
  if (code == MARKER_MOVE)
    {
      e.from = d->operand (gimple_call_arg (call, 0));
      e.moves = true;
    }
  return e;
}

/* The ranges of the variables of one function.  */
struct ranges
{
  dissolver *d;
  auto_vec<gimple *> defs;	/* What gives an object to a variable,  */
  auto_vec<unsigned> var_of;	/* and to which.  */
  hash_map<gimple *, unsigned> number;
  auto_vec<unsigned> leader;	/* Of DEFS: those of one range.  */
  auto_vec<bitmap> defs_of;	/* By variable.  */
  /* By use, plus 1: a definition that reaches it; 0: none does.  */
  hash_map<gimple *, unsigned> reaching;
  auto_vec<tree> var;		/* By leader: the range's variable.  */
  auto_vec<unsigned> count;	/* By variable: how many ranges.  */

  unsigned find (unsigned i) const
  {
    while (leader[i] != i)
      i = leader[i];
    return i;
  }
};

/* The variable of R that STMT uses, or -1; several of a call's arguments are no use
   that can be renamed.  */

static int
used_var (const ranges *r, gimple *stmt)
{
  if (is_gimple_debug (stmt) || gimple_clobber_p (stmt)
      || gimple_call_internal_p (stmt))
    return -1;
  if (gimple_assign_single_p (stmt))
    return r->d->index_of (gimple_assign_rhs1 (stmt));
  if (!is_gimple_call (stmt))
    return -1;
  int used = -1;
  for (unsigned i = 0; i < gimple_call_num_args (stmt); i++)
    {
      tree arg = gimple_call_arg (stmt, i);
      int v = r->d->index_of (arg) >= 0 ? r->d->index_of (arg)
					: r->d->operand (arg);
      if (v >= 0 && used >= 0 && v != used)
	return -2;
      if (v >= 0)
	used = v;
    }
  return used;
}

/* True if STMT gives an object to a variable.  */

static bool
gives_p (const ranges *r, gimple *stmt, const object_effect &e)
{
  return (e.to >= 0 && !e.null && !gimple_clobber_p (stmt)
	  && marker_code (stmt) != MARKER_DROP
	  && r->d->index_of (gimple_get_lhs (stmt)) == e.to);
}

static void
pass_ranges (ranges *r, gimple *stmt, bitmap now)
{
  object_effect e = effect_of (r->d, stmt);
  if (e.from >= 0 && e.moves)
    bitmap_and_compl_into (now, r->defs_of[e.from]);
  if (e.to < 0)
    return;
  bitmap_and_compl_into (now, r->defs_of[e.to]);
  if (unsigned *k = r->number.get (stmt))
    bitmap_set_bit (now, *k);
}

static void
transfer_ranges (basic_block bb, bitmap now, void *data)
{
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    pass_ranges ((ranges *) data, gsi_stmt (gsi), now);
}

/* Number the definitions of R; false if no variable has two.  */

static bool
collect_defs (ranges *r)
{
  dissolver *d = r->d;
  r->count.safe_grow_cleared (d->vars.length (), true);
  for (unsigned v = 0; v < d->vars.length (); v++)
    r->defs_of.safe_push (BITMAP_ALLOC (NULL));
  bool several = false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, d->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	object_effect e = effect_of (d, stmt);
	if (!gives_p (r, stmt, e))
	  continue;
	bitmap_set_bit (r->defs_of[e.to], r->defs.length ());
	r->number.put (stmt, r->defs.length ());
	r->leader.safe_push (r->defs.length ());
	r->defs.safe_push (stmt);
	r->var_of.safe_push (e.to);
	several |= ++r->count[e.to] > 1;
      }
  return several;
}

/* Join the definitions that reach a use together; MIXED gets the variables that are
   used in a way that cannot be renamed.  */

static void
join_defs (ranges *r, bitmap mixed)
{
  dataflow flow (r->d->fun, FLOW_FORWARD);
  flow.solve (transfer_ranges, r);
  basic_block bb;
  FOR_EACH_BB_FN (bb, r->d->fun)
    {
      auto_bitmap now;
      bitmap_copy (now, flow.at_start (bb));
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  gimple *stmt = gsi_stmt (gsi);
	  int used = used_var (r, stmt);
	  if (used == -2)
	    for (unsigned i = 0; i < gimple_call_num_args (stmt); i++)
	      {
		int v = r->d->index_of (gimple_call_arg (stmt, i));
		if (v < 0)
		  v = r->d->operand (gimple_call_arg (stmt, i));
		if (v >= 0)
		  bitmap_set_bit (mixed, v);
	      }
	  if (used >= 0)
	    {
	      unsigned first = 0, k;
	      bitmap_iterator bi;
	      EXECUTE_IF_AND_IN_BITMAP (now, r->defs_of[used], 0, k, bi)
		if (!first)
		  first = k + 1;
		else
		  r->leader[r->find (k)] = r->find (first - 1);
	      r->reaching.put (stmt, first);
	    }
	  pass_ranges (r, stmt, now);
	}
    }
}

/* Give each range a variable, but not those of the variables MIXED; false if all have
   their own.  */

static bool
name_ranges (ranges *r, bitmap mixed)
{
  dissolver *d = r->d;
  bool any = false;
  r->var.safe_grow_cleared (r->defs.length (), true);
  for (unsigned v = 0; v < d->vars.length (); v++)
    r->count[v] = 0;
  for (unsigned k = 0; k < r->defs.length (); k++)
    {
      unsigned v = r->var_of[k];
      if (r->find (k) != k || !d->known_p (v) || bitmap_bit_p (mixed, v))
	continue;
      tree old = d->vars[v];
      r->var[k] = old;
      if (r->count[v]++ == 0)
	continue;
      tree var = build_local (d->fun, TREE_TYPE (old), "object",
			      DECL_SOURCE_LOCATION (old));
      DECL_ARTIFICIAL (var) = DECL_ARTIFICIAL (old);
      DECL_ABSTRACT_ORIGIN (var) = DECL_ORIGIN (old);
      TREE_ADDRESSABLE (var) = 1;
      r->var[k] = var;
      any = true;
    }
  return any;
}

/* Let STMT use VAR for OLD, but not as its result.  */

void
use_instead (gimple *stmt, tree old, tree var)
{
  tree lhs = gimple_get_lhs (stmt);
  for (unsigned i = 0; i < gimple_num_ops (stmt); i++)
    {
      tree *op = gimple_op_ptr (stmt, i);
      if (*op == old)
	*op = var;
      else if (*op && TREE_CODE (*op) == ADDR_EXPR && TREE_OPERAND (*op, 0) == old)
	*op = build_fold_addr_expr (var);
    }
  if (lhs == old)
    gimple_set_lhs (stmt, lhs);
}

/* What makes a variable null, or ends its life, does so to all that it became:
   insert at *GSI what STMT does to VAR's.  */

static void
repeat_for_ranges (ranges *r, gimple_stmt_iterator *gsi, gimple *stmt,
		   unsigned v)
{
  emitter e = { gsi, gimple_location (stmt) };
  for (unsigned k = 0; k < r->defs.length (); k++)
    if (r->var[k] && r->var_of[k] == v && r->var[k] != r->d->vars[v])
      e.put (gimple_clobber_p (stmt) ? build_clobber_of (r->var[k])
	     : gimple_build_assign (r->var[k],
				    build_constructor (TREE_TYPE (r->var[k]),
						       NULL)));
}

/* Rename in the statement at *GSI; true if it is to be removed.  */

static bool
rename_in (ranges *r, gimple_stmt_iterator *gsi)
{
  gimple *stmt = gsi_stmt (*gsi);
  dissolver *d = r->d;
  int used = used_var (r, stmt);
  if (used >= 0 && r->count[used] > 1)
    {
      unsigned reached = *r->reaching.get (stmt);
      if (!reached && marker_code (stmt) == MARKER_DROP)
	return true;
      if (reached)
	use_instead (stmt, d->vars[used], r->var[r->find (reached - 1)]);
    }
  object_effect e = effect_of (d, stmt);
  if (unsigned *k = r->number.get (stmt))
    {
      if (r->count[r->var_of[*k]] > 1)
	gimple_set_lhs (stmt, r->var[r->find (*k)]);
    }
  else if (gimple_assign_single_p (stmt) && e.to >= 0 && r->count[e.to] > 1)
    repeat_for_ranges (r, gsi, stmt, e.to);
  return false;
}

/* Let variables of D that hold unrelated objects be several; true if there are
   some.  */

bool
split_ranges (dissolver *d)
{
  ranges r;
  r.d = d;
  bool any = false;
  if (collect_defs (&r))
    {
      auto_bitmap mixed;
      join_defs (&r, mixed);
      any = name_ranges (&r, mixed);
    }
  basic_block bb;
  if (any)
    {
      FOR_EACH_BB_FN (bb, d->fun)
	for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); )
	  if (rename_in (&r, &gsi))
	    {
	      remove_stmt_from_eh_lp (gsi_stmt (gsi));
	      remove_marker (&gsi);
	    }
	  else
	    {
	      update_stmt (gsi_stmt (gsi));
	      gsi_next (&gsi);
	    }
      finish_edit (d->fun, true);
    }
  for (bitmap b : r.defs_of)
    BITMAP_FREE (b);
  return any;
}
