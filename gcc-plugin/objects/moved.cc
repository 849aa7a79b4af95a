/* Who uses an object that was given away?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	take (it);		moved from here
	co_next (&it, &v);	warning: 'it' is used after it was moved from

   Input: a function whose moves are copies and nulls (objects/lower.cc), and what
   its variables hold (objects/flow.cc).  A use of a variable that is certainly null
   is one of these if all the ways to it come by a move: nothing is said where it
   may hold something, or was made null by other means, nor where somebody has asked on
   the way whether it is null.  Dropping it, and asking that, is no use.  */

#include "support/edit.h"
#include "objects/objects.h"
#include "support/options.h"
#include "support/queries.h"

/* The variable that STMT uses the object of, or null.  */

static tree
used_variable (gimple *stmt, moves *m)
{
  enum marker code = marker_code (stmt);
  tree var = NULL_TREE;
  if (code == MARKER_NEXT || code == MARKER_POLL || code == MARKER_POLL_NEXT
      || code == MARKER_RESUME)
    {
      tree arg = gimple_call_arg (stmt, 0);
      var = TREE_CODE (arg) == ADDR_EXPR ? TREE_OPERAND (arg, 0) : NULL_TREE;
    }
  else if (m->copies.contains (stmt))
    var = gimple_assign_rhs1 (stmt);
  return var && DECL_P (var) && !DECL_ARTIFICIAL (var) ? var : NULL_TREE;
}

/* What STMT does to VAR.  */
enum effect { NOTHING, MOVES_FROM, SETS };

static enum effect
effect_on (gimple *stmt, tree var, moves *m)
{
  if (m->nulls.contains (stmt) && gimple_assign_lhs (stmt) == var)
    return MOVES_FROM;
  if (gimple_get_lhs (stmt) == var)
    return SETS;
  tree arg = is_gimple_call (stmt) && gimple_call_num_args (stmt)
	     ? gimple_call_arg (stmt, 0) : NULL_TREE;
  return (arg && TREE_CODE (arg) == ADDR_EXPR && TREE_OPERAND (arg, 0) == var
	  && marker_code (stmt) == MARKER_DROP ? SETS : NOTHING);
}

/* Return a move from VAR that USE comes after, or null if some way to it comes by
   none, or by a question whether it is null.  */

static gimple *
find_move (function *fun, gimple *use, tree var, moves *m)
{
  auto_bitmap seen;
  auto_vec<basic_block> work;
  gimple *found = NULL;
  gimple_stmt_iterator gsi = gsi_for_stmt (use);
  basic_block bb = gimple_bb (use);
  gsi_prev (&gsi);
  for (;;)
    {
      enum effect effect = NOTHING;
      for (; !gsi_end_p (gsi) && effect == NOTHING; gsi_prev (&gsi))
	{
	  effect = effect_on (gsi_stmt (gsi), var, m);
	  if (effect == MOVES_FROM)
	    found = gsi_stmt (gsi);
	}
      if (effect == SETS)
	return NULL;
      edge e;
      edge_iterator ei;
      if (effect == NOTHING)
	FOR_EACH_EDGE (e, ei, bb->preds)
	  {
	    if (e->src == ENTRY_BLOCK_PTR_FOR_FN (fun) || asked_null_on (e, false, NULL) == var)
	      return NULL;
	    if (bitmap_set_bit (seen, e->src->index))
	      work.safe_push (e->src);
	  }
      if (work.is_empty ())
	return found;
      bb = work.pop ();
      gsi = gsi_last_bb (bb);
    }
}

/* Complain if STMT is such a use.  */

static void
check_use (gimple *stmt, object_flow *flow, void *data)
{
  moves *m = (moves *) data;
  tree var = used_variable (stmt, m);
  if (!var || !flow->tracked_p (var)
      || function_of_statement (flow->fun, stmt) != flow->fun->decl)
    return;
  contents c;
  flow->contents_of (flow->index_of (var), &c);
  if (!c.null || c.unknown || !c.sites.is_empty ())
    return;
  gimple *move = find_move (flow->fun, stmt, var, m);
  if (!move)
    return;
  auto_diagnostic_group group;
  /* A macro of ours, such as co_sum, initializes a variable with it.  */
  location_t loc = expansion_point_location_if_in_system_header (gimple_location (stmt));
  if (warning_at (loc, 0, "%qD is used after it was moved from", var))
    inform (gimple_location (move), "moved from here: it is null since then");
}

void
diagnose_moved (object_flow *flow, moves *m)
{
  if (!cogen_opts.no_ownership_warnings && !DECL_ARTIFICIAL (flow->fun->decl))
    flow->visit (check_use, m);
}
