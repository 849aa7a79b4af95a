/* Was an inlined coroutine dropped?  Whoever inlined it need not ask.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co__dropped = 0;  goto out;	the end of an inlined form
	co__dropped = 1;  goto out;	the end of its way of a drop
     out:
	d = co__dropped;
	if (d != 0) goto leave;		the test behind the call

   Each way knows the answer: thread_drops lets it go on where the test leads,
   so that the way of a drop stays one, and never seems to lead back into the
   body.  Which tests these are is known by the name of what the form returns.
   remove_answers takes away what is left.  */

#include "support/edit.h"
#include "tree-ssa-dce.h"
#include "merge/merge.h"

/* True if NAME is what an inlined form returned.  */

static bool
dropped_name_p (tree name)
{
  tree var = TREE_CODE (name) == SSA_NAME ? SSA_NAME_VAR (name) : NULL_TREE;
  return (var && DECL_ARTIFICIAL (var) && DECL_NAME (var)
	  && id_equal (DECL_NAME (var), DROPPED_NAME));
}

/* Return what NAME is a copy of: a constant, a name that PHI nodes define, or
   null if that does not come from an inlined form.  */

static tree
dropped_origin (tree name)
{
  bool found = false;
  while (TREE_CODE (name) == SSA_NAME && !SSA_NAME_IS_DEFAULT_DEF (name))
    {
      found |= dropped_name_p (name);
      gimple *def = SSA_NAME_DEF_STMT (name);
      if (gimple_code (def) == GIMPLE_PHI)
	return found ? name : NULL_TREE;
      if (!gimple_assign_single_p (def))
	return NULL_TREE;
      name = gimple_assign_rhs1 (def);
    }
  return found && TREE_CODE (name) == INTEGER_CST ? name : NULL_TREE;
}

/* Let BB, that ends with a test, lead to TAKEN only.  */

static void
take_edge (basic_block bb, edge taken)
{
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  gsi_remove (&gsi, true);
  edge e;
  for (edge_iterator ei = ei_start (bb->succs); (e = ei_safe_edge (ei)); )
    if (e != taken)
      remove_edge (e);
    else
      ei_next (&ei);
  taken->flags &= ~(EDGE_TRUE_VALUE | EDGE_FALSE_VALUE);
  taken->flags |= EDGE_FALLTHRU;
  taken->probability = profile_probability::always ();
}

/* Make the block of PHI the one that TEST ends, if nothing else can happen in
   between; false if it cannot be.  */

static bool
join_blocks (gphi *phi, gcond *test)
{
  while (gimple_bb (phi) != gimple_bb (test))
    {
      basic_block bb = gimple_bb (test);
      if (!single_pred_p (bb) || !single_succ_p (single_pred (bb))
	  || !can_merge_blocks_p (single_pred (bb), bb))
	return false;
      merge_blocks (single_pred (bb), bb);
    }
  return true;
}

/* TEST asks whether an inlined coroutine was dropped: let each way that leads
   here go on where the answer leads.  */

static void
thread_drop (gcond *test)
{
  tree origin = dropped_origin (gimple_cond_lhs (test));
  gcc_assert (origin);
  edge yes, no;
  if (TREE_CODE (origin) == SSA_NAME)
    {
      gphi *phi = as_a <gphi *> (SSA_NAME_DEF_STMT (origin));
      if (!join_blocks (phi, test))
	return;
      auto_vec<edge> dropped;
      basic_block bb = gimple_bb (test);
      for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	{
	  tree value = dropped_origin (gimple_phi_arg_def (phi, i));
	  if (!value)
	    value = gimple_phi_arg_def (phi, i);
	  gcc_assert (TREE_CODE (value) == INTEGER_CST);
	  if (!integer_zerop (value))
	    dropped.safe_push (gimple_phi_arg_edge (phi, i));
	}
      for (edge e : dropped)
	{
	  extract_true_false_edges_from_block (bb, &yes, &no);
	  thread_edge (bb, e, gimple_cond_code (test) == NE_EXPR ? yes : no);
	}
      origin = integer_zero_node;
    }
  extract_true_false_edges_from_block (gimple_bb (test), &yes, &no);
  bool equal = integer_zerop (origin);
  take_edge (gimple_bb (test),
	     (gimple_cond_code (test) == EQ_EXPR) == equal ? yes : no);
}

/* Thread all such tests in FUN.  */

void
thread_drops (function *fun)
{
  auto_vec<gcond *> tests;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      gimple_stmt_iterator gsi = gsi_last_nondebug_bb (bb);
      gcond *test = gsi_end_p (gsi) ? NULL : dyn_cast <gcond *> (gsi_stmt (gsi));
      if (test && integer_zerop (gimple_cond_rhs (test))
	  && (gimple_cond_code (test) == NE_EXPR
	      || gimple_cond_code (test) == EQ_EXPR)
	  && dropped_origin (gimple_cond_lhs (test)))
	tests.safe_push (test);
    }
  initialize_original_copy_tables ();
  for (gcond *test : tests)
    thread_drop (test);
  free_original_copy_tables ();
}

/* Remove from FUN the answers that nobody asks for any more.  */

void
remove_answers (function *fun)
{
  auto_bitmap unused;
  unsigned i;
  tree name;
  FOR_EACH_SSA_NAME (i, name, fun)
    if (has_zero_uses (name) && !SSA_NAME_IS_DEFAULT_DEF (name)
	&& dropped_origin (name))
      bitmap_set_bit (unused, i);
  simple_dce_from_worklist (unused);
}
