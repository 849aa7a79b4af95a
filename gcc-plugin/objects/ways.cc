/* A drop that finds null on some ways, and an object on others.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	f = leaf ();
	if (co_await (g) < 0) goto out;		f is there
	co_await (co_move (f));			f is null
     out:
	co_drop (&f);

   All ways out of a scope share one cleanup.  It would have to read the variable
   in order to know whether there is anything to drop: so a frame would have to
   keep the variable, which says nothing that the way does not say.  separate_ways
   copies the block of the drop, as a jump threader does:

     out:
	co_drop (&f);
	goto rest;
     moved:
	co_drop (&f);				of null: it goes away
     rest:

   Ways that bring null for the same variables share a copy.  So a drop that
   follows, of a variable of a scope further out, is separated in turn, in another
   round.  Frames depend on it, so it happens at every -O.

   Input: what the variables hold (objects/flow.cc).  Output: the same function
   with more blocks, for which that is to be found out anew.  */

#include "support/edit.h"
#include "cfganal.h"
#include "objects/objects.h"
#include "support/queries.h"

/* The most statements that a copy may have beside drops, and the most blocks that
   may lie between a drop and the ways' meeting.  */
enum { MAX_STATEMENTS = 6, MAX_BLOCKS = 16 };

/* Ways into a block that bring null for the same variables.  */
struct common_way
{
  auto_bitmap nulls;
  auto_vec<edge> edges;
};

/* A block where ways meet that know whether a variable is null.  */
struct crossing
{
  basic_block bb;
  gimple *last;			/* What a copy ends with: a drop; null if BB
				   only leads to one.  */
  auto_bitmap vars;		/* What is dropped, here or behind it.  */
  auto_delete_vec<common_way> ways;
};

/* What separate_ways finds, before it edits.  */
struct crossings
{
  object_flow *flow;
  auto_delete_vec<crossing> all;
};

/* True if STMT may stand in a copy; *N counts those that are not free.  */

static bool
copyable_p (gimple *stmt, int *n)
{
  if (gimple_code (stmt) == GIMPLE_LABEL || is_gimple_debug (stmt)
      || gimple_clobber_p (stmt) || marker_code (stmt) == MARKER_DROP)
    return true;
  if ((marker_code (stmt) != MARKER_NONE && marker_code (stmt) != MARKER_RETURN)
      || stmt_can_make_abnormal_goto (stmt) || gimple_code (stmt) == GIMPLE_ASM)
    return false;
  /* An object of each copy would have a frame of its own.  */
  tree callee = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  return !(callee && coroutine_decl_p (callee)) && ++*n <= MAX_STATEMENTS;
}

/* True if BB can be copied up to LAST, or as a whole if that is null, for some of
   the ways into it.  */

static bool
separable_p (basic_block bb, const gimple *last)
{
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    if (e->flags & (EDGE_COMPLEX | EDGE_DFS_BACK))
      return false;
  if (!last && !single_succ_p (bb))
    return false;
  int n = 0;
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    {
      if (!copyable_p (gsi_stmt (gsi), &n))
	return false;
      if (gsi_stmt (gsi) == last)
	break;
    }
  return can_duplicate_block_p (bb);
}

/* True if VAR may be null, and may not, at the start or the end of BB.  */

static bool
undecided_p (const object_flow *flow, unsigned var, basic_block bb, bool at_end)
{
  return (flow->may_be_null_p (var, bb, at_end)
	  && !flow->must_be_null_p (var, bb, at_end));
}

/* Note in C that VAR is dropped by LAST in BB, or behind BB if that is null.  */

static void
add_crossing (crossings *c, unsigned var, basic_block bb, gimple *last)
{
  crossing *at = NULL;
  for (crossing *other : c->all)
    if (other->bb == bb)
      at = other;
  if (!at)
    {
      at = new crossing;
      at->bb = bb;
      at->last = NULL;
      c->all.safe_push (at);
    }
  bitmap_set_bit (at->vars, var);
  if (last)
    at->last = last;
}

/* VAR, which DROP drops, may be null there and may not: note in C the nearest
   blocks, backward, where ways meet that know.  */

static void
find_crossings (crossings *c, unsigned var, gimple *drop)
{
  auto_vec<basic_block> work;
  auto_bitmap seen;
  work.safe_push (gimple_bb (drop));
  for (unsigned i = 0; i < work.length () && i < MAX_BLOCKS; i++)
    {
      basic_block bb = work[i];
      gimple *last = i == 0 ? drop : NULL;
      if (!bitmap_set_bit (seen, bb->index)
	  || !undecided_p (c->flow, var, bb, false) || !separable_p (bb, last))
	continue;
      bool known = false;
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, bb->preds)
	known |= c->flow->must_be_null_p (var, e->src, true);
      if (known)
	add_crossing (c, var, bb, last);
      else
	FOR_EACH_EDGE (e, ei, bb->preds)
	  if (undecided_p (c->flow, var, e->src, true))
	    work.safe_push (e->src);
    }
}

/* Note in DATA the crossings before STMT, if it is a drop.  */

static void
note_drop (gimple *stmt, object_flow *flow, void *data)
{
  if (marker_code (stmt) != MARKER_DROP)
    return;
  int var = flow->tracked_operand (gimple_call_arg (stmt, 0));
  if (var < 0)
    return;
  contents now;
  flow->contents_of (var, &now);
  if (now.null && (now.unknown || !now.sites.is_empty ()))
    find_crossings ((crossings *) data, var, stmt);
}

/* Sort the edges into AT's block by what is null there.  */

static void
sort_ways (const object_flow *flow, crossing *at)
{
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, at->bb->preds)
    {
      auto_bitmap nulls;
      unsigned var;
      bitmap_iterator bi;
      EXECUTE_IF_SET_IN_BITMAP (at->vars, 0, var, bi)
	if (flow->must_be_null_p (var, e->src, true))
	  bitmap_set_bit (nulls, var);
      common_way *way = NULL;
      for (common_way *other : at->ways)
	if (bitmap_equal_p (other->nulls, nulls))
	  way = other;
      if (!way)
	{
	  way = new common_way;
	  bitmap_copy (way->nulls, nulls);
	  at->ways.safe_push (way);
	}
      way->edges.safe_push (e);
    }
}

/* Give each of the ways of AT but the first a copy of its block.  */

static void
copy_crossing (crossing *at)
{
  basic_block bb = at->bb;
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    gcc_checking_assert (!gimple_vdef (gsi_stmt (gsi))
			 || TREE_CODE (gimple_vdef (gsi_stmt (gsi)))
			    == SSA_NAME);
  if (at->last && !stmt_ends_bb_p (at->last))
    split_block (bb, at->last);
  for (unsigned i = 1; i < at->ways.length (); i++)
    {
      basic_block copy = NULL;
      for (edge e : at->ways[i]->edges)
	{
	  if (copy)
	    redirect_edge_and_branch (e, copy);
	  else
	    copy = duplicate_block (bb, e, bb);
	  flush_pending_stmts (e);
	}
      add_phi_args_after_copy (&copy, 1, NULL);
    }
}

/* Copy the blocks of FLOW's function where ways to a drop meet; true if there are
   any: then FLOW is out of date.  */

bool
separate_ways (object_flow *flow)
{
  crossings c;
  c.flow = flow;
  mark_dfs_back_edges ();
  flow->visit (note_drop, &c);
  if (c.all.is_empty ())
    return false;
  for (crossing *at : c.all)
    sort_ways (flow, at);
  /* Only what has its virtual operands can be copied: not what has just been put there.  */
  mark_virtual_operands_for_renaming (flow->fun);
  update_ssa (TODO_update_ssa_only_virtuals);
  initialize_original_copy_tables ();
  for (crossing *at : c.all)
    copy_crossing (at);
  free_original_copy_tables ();
  finish_edit (flow->fun, true);
  return true;
}
