/* Tags become registers, and switches on them jumps.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Input: a function in which bodies stand at steps: their dispatches on tags, which
   are variables in memory, and names whose definition does not dominate each use
   any more, since a body is entered in its middle.  Output: SSA form, without what
   is not needed:

	tag_1 = PHI <START, 2>;  switch (tag_1) { START: ...; 2: ... }

   is two jumps where each way into it knows its tag (thread/).

   1. adopt_variables and repair_names let GCC's SSA updater place PHI nodes.
   2. prune_switches takes away the cases that no tag reaches.
   3. thread_artificial lets what is known jump; propagate_names removes the copies
      that hinder it.

   At each -O alike: frames must not depend on it.  So only what is the compiler's
   own is looked at.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/dump.h"
#include "thread/thread.h"

enum { MAX_ROUNDS = 8 };

/* Let the variables of D that were in memory be registers.  */

static void
adopt_variables (dissolver *d)
{
  for (tree var : d->artificial)
    DECL_NOT_GIMPLE_REG_P (var) = 0;
  basic_block bb;
  FOR_EACH_BB_FN (bb, d->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (gimple_assign_single_p (stmt)
	    && (VAR_P (gimple_assign_lhs (stmt))
		|| VAR_P (gimple_assign_rhs1 (stmt))))
	  update_stmt (stmt);
      }
}

/* True if NAME is used where its definition does not dominate.  */

static bool
broken_p (tree name)
{
  basic_block home = gimple_bb (SSA_NAME_DEF_STMT (name));
  imm_use_iterator it;
  use_operand_p use;
  FOR_EACH_IMM_USE_FAST (use, it, name)
    {
      gimple *stmt = USE_STMT (use);
      basic_block bb = gimple_bb (stmt);
      if (!bb || is_gimple_debug (stmt))
	continue;
      if (gphi *phi = dyn_cast <gphi *> (stmt))
	bb = gimple_phi_arg_edge (phi, PHI_ARG_INDEX_FROM_USE (use))->src;
      if (bb != home && !dominated_by_p (CDI_DOMINATORS, bb, home))
	return true;
    }
  return false;
}

/* Forget what debuggers are told by NAME where it is not defined.  */

static void
forget_debug_uses (tree name)
{
  basic_block home = gimple_bb (SSA_NAME_DEF_STMT (name));
  auto_vec<gimple *> stale;
  imm_use_iterator it;
  use_operand_p use;
  FOR_EACH_IMM_USE_FAST (use, it, name)
    {
      gimple *stmt = USE_STMT (use);
      if (is_gimple_debug (stmt) && gimple_bb (stmt) != home
	  && !dominated_by_p (CDI_DOMINATORS, gimple_bb (stmt), home))
	stale.safe_push (stmt);
    }
  for (gimple *stmt : stale)
    {
      if (gimple_debug_bind_p (stmt))
	gimple_debug_bind_reset_value (stmt);
      update_stmt (stmt);
    }
}

/* Define each broken name anew, undefined, at the start of FUN: the SSA updater
   places PHI nodes then.  MADE gets those definitions.  */

static void
repair_names (function *fun, vec<tree> *made)
{
  calculate_dominance_info (CDI_DOMINATORS);
  auto_vec<tree> broken;
  unsigned i;
  tree name;
  FOR_EACH_SSA_NAME (i, name, fun)
    {
      if (virtual_operand_p (name) || SSA_NAME_IS_DEFAULT_DEF (name)
	  || !gimple_bb (SSA_NAME_DEF_STMT (name)))
	continue;
      if (broken_p (name))
	broken.safe_push (name);
      else
	forget_debug_uses (name);
    }
  free_dominance_info (CDI_DOMINATORS);
  if (broken.is_empty ())
    return;
  basic_block entry
    = split_edge (single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN (fun)));
  for (tree x : broken)
    {
      tree var = build_local (fun, TREE_TYPE (x), "undefined",
			      UNKNOWN_LOCATION);
      gimple *old = SSA_NAME_DEF_STMT (x);
      gassign *def
	= gimple_build_assign (x, get_or_create_ssa_default_def (fun, var));
      append (entry, def, UNKNOWN_LOCATION);
      SSA_NAME_DEF_STMT (x) = old;
      made->safe_push (create_new_def_for (x, def,
					   SINGLE_SSA_DEF_OPERAND (def,
								   SSA_OP_DEF)));
    }
}

/* Remove the definitions MADE again: nothing was defined.  */

static void
remove_made (const vec<tree> &made)
{
  for (tree name : made)
    {
      gimple *def = SSA_NAME_DEF_STMT (name);
      if (!has_zero_uses (name))
	replace_name (name, gimple_assign_rhs1 (def));
      gimple_stmt_iterator gsi = gsi_for_stmt (def);
      gsi_remove (&gsi, true);
      release_defs (def);
    }
}

/* True if NAME need not be, if it is a copy: a PHI node with one argument, or of a
   variable that has one value, or a name that is the compiler's own.  */

static bool
passing_p (const dissolver *d, tree name)
{
  gimple *def = SSA_NAME_DEF_STMT (name);
  tree var = SSA_NAME_VAR (name);
  if (gphi *phi = dyn_cast <gphi *> (def))
    {
      tree value = degenerate_phi_result (phi);
      return (gimple_phi_num_args (phi) == 1
	      || (var && const_cast<dissolver *> (d)->artificial.contains (var))
	      || (value && TREE_CODE (value) == SSA_NAME
		  && var && SSA_NAME_VAR (value) == var));
    }
  return (gimple_assign_single_p (def) && !gimple_has_volatile_ops (def)
	  && is_gimple_val (gimple_assign_rhs1 (def))
	  && (!var || const_cast<dissolver *> (d)->artificial.contains (var)));
}

/* Remove NAME if it is a copy, or unused; true if so.  */

static bool
propagate_name (const dissolver *d, tree name)
{
  if (virtual_operand_p (name) || SSA_NAME_IS_DEFAULT_DEF (name)
      || SSA_NAME_OCCURS_IN_ABNORMAL_PHI (name)
      || !gimple_bb (SSA_NAME_DEF_STMT (name)) || !passing_p (d, name))
    return false;
  gimple *def = SSA_NAME_DEF_STMT (name);
  gphi *phi = dyn_cast <gphi *> (def);
  tree value = phi ? degenerate_phi_result (phi) : gimple_assign_rhs1 (def);
  bool used = !has_zero_uses (name);
  if (used
      && (!value || value == name
	  || !useless_type_conversion_p (TREE_TYPE (name), TREE_TYPE (value))
	  || (TREE_CODE (value) == SSA_NAME
	      && SSA_NAME_OCCURS_IN_ABNORMAL_PHI (value))))
    return false;
  if (used)
    replace_name (name, value);
  gimple_stmt_iterator gsi = gsi_for_stmt (def);
  if (phi)
    remove_phi_node (&gsi, true);
  else
    {
      gsi_remove (&gsi, true);
      release_defs (def);
    }
  return true;
}

static void
propagate_names (const dissolver *d)
{
  bool changed = true;
  while (changed)
    {
      changed = false;
      unsigned i;
      tree name;
      FOR_EACH_SSA_NAME (i, name, d->fun)
	changed |= propagate_name (d, name);
    }
}

/* Collect in VALUES the constants that NAME can be; false if it can be something
   else.  What is not defined is none.  */

static bool
possible_values (tree name, vec<tree> *values)
{
  hash_set<tree> seen;
  auto_vec<tree> work;
  work.safe_push (name);
  while (!work.is_empty ())
    {
      tree value = work.pop ();
      if (seen.add (value))
	continue;
      if (TREE_CODE (value) == INTEGER_CST)
	{
	  bool known = false;
	  for (tree v : *values)
	    known |= tree_int_cst_equal (v, value);
	  if (!known)
	    values->safe_push (value);
	  continue;
	}
      if (TREE_CODE (value) != SSA_NAME)
	return false;
      if (SSA_NAME_IS_DEFAULT_DEF (value))
	{
	  if (!SSA_NAME_VAR (value) || !DECL_ARTIFICIAL (SSA_NAME_VAR (value)))
	    return false;
	  continue;
	}
      gimple *def = SSA_NAME_DEF_STMT (value);
      if (gphi *phi = dyn_cast <gphi *> (def))
	for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	  work.safe_push (gimple_phi_arg_def (phi, i));
      else if (gimple_assign_single_p (def))
	work.safe_push (gimple_assign_rhs1 (def));
      else
	return false;
    }
  return true;
}

static int
compare_values (const void *a, const void *b)
{
  return tree_int_cst_compare (*(const tree *) a, *(const tree *) b);
}

/* Let SW, at the end of BB, have no cases but those of VALUES; true if it had
   others.  */

static bool
prune_switch (basic_block bb, gswitch *sw, vec<tree> *values)
{
  values->qsort (compare_values);
  auto_vec<edge> taken;
  for (tree value : *values)
    {
      edge e = find_taken_edge_switch_expr (sw, value);
      if (!taken.contains (e))
	taken.safe_push (e);
    }
  if (taken.length () == EDGE_COUNT (bb->succs) && taken.length () > 1)
    return false;
  edge otherwise = taken.last ();
  tree index = gimple_switch_index (sw);
  location_t loc = gimple_location (sw);
  auto_vec<tree> labels;
  for (tree value : *values)
    {
      edge e = find_taken_edge_switch_expr (sw, value);
      if (e != otherwise)
	labels.safe_push (build_case_label (fold_convert (TREE_TYPE (index),
							  value), NULL_TREE,
					    gimple_block_label (e->dest)));
    }
  gimple_stmt_iterator gsi = gsi_for_stmt (sw);
  gsi_remove (&gsi, true);
  edge e;
  for (edge_iterator ei = ei_start (bb->succs); (e = ei_safe_edge (ei)); )
    if (taken.contains (e))
      ei_next (&ei);
    else
      remove_edge (e);
  if (taken.length () == 1)
    {
      otherwise->flags = EDGE_FALLTHRU;
      otherwise->probability = profile_probability::always ();
    }
  else if (labels.length () == 1)
    {
      append (bb, gimple_build_cond (EQ_EXPR, index, CASE_LOW (labels[0]),
				     NULL_TREE, NULL_TREE), loc);
      for (edge way : taken)
	{
	  way->flags = way == otherwise ? EDGE_FALSE_VALUE : EDGE_TRUE_VALUE;
	  way->probability = profile_probability::even ();
	}
    }
  else
    append (bb, gimple_build_switch (index,
				     build_case_label (NULL_TREE, NULL_TREE,
						       gimple_block_label
							 (otherwise->dest)),
				     labels), loc);
  return true;
}

/* Take away the cases of D's switches that cannot be.  */

static bool
prune_switches (dissolver *d)
{
  bool changed = false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, d->fun)
    {
      gimple_stmt_iterator gsi = gsi_last_nondebug_bb (bb);
      gswitch *sw = gsi_end_p (gsi) ? NULL
				    : dyn_cast <gswitch *> (gsi_stmt (gsi));
      if (!sw)
	continue;
      tree index = gimple_switch_index (sw);
      auto_vec<tree> values;
      if (TREE_CODE (index) == SSA_NAME
	  && (!SSA_NAME_VAR (index)
	      || !d->tag_vars.contains (SSA_NAME_VAR (index))))
	continue;
      if (possible_values (index, &values) && !values.is_empty ())
	changed |= prune_switch (bb, sw, &values);
    }
  return changed;
}

/* Merge the blocks of FUN that need not be two.  */

static void
merge_blocks_of (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    if (single_succ_p (bb))
      {
	edge e = single_succ_edge (bb);
	if (e->dest != EXIT_BLOCK_PTR_FOR_FN (fun) && single_pred_p (e->dest))
	  e->goto_locus = UNKNOWN_LOCATION;
      }
  remove_single_phis (fun);
  cleanup_tree_cfg ();
}

/* walk_gimple_op callback: a variable that can be a register is one.  */

static tree
verify_renamed (tree *tp, int *walk_subtrees, void *data)
{
  if (TYPE_P (*tp) || TREE_CODE (*tp) == SSA_NAME)
    *walk_subtrees = 0;
  else if (VAR_P (*tp) && is_gimple_reg (*tp))
    {
      walk_stmt_info *wi = (walk_stmt_info *) data;
      internal_error ("%qD is no name in %qs", *tp,
		      gimple_code_name[gimple_code (wi->stmt)]);
    }
  return NULL_TREE;
}

/* All names of FUN are SSA names again.  */

static void
verify_names (function *fun)
{
  if (!flag_checking)
    return;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (!is_gimple_debug (gsi_stmt (gsi)) && !gimple_clobber_p (gsi_stmt (gsi)))
	{
	  walk_stmt_info wi;
	  memset (&wi, 0, sizeof wi);
	  wi.stmt = gsi_stmt (gsi);
	  walk_gimple_op (gsi_stmt (gsi), verify_renamed, &wi);
	}
}

void
settle_names (dissolver *d)
{
  function *fun = d->fun;
  finish_removal (fun);
  auto_vec<tree> made;
  adopt_variables (d);
  repair_names (fun, &made);
  finish_edit (fun, true);
  remove_made (made);
  remove_answers (fun);
  propagate_names (d);
  for (int i = 0; i < MAX_ROUNDS; i++)
    {
      bool changed = prune_switches (d);
      if (changed)
	finish_removal (fun);
      merge_blocks_of (fun);
      changed |= thread_artificial (fun);
      propagate_names (d);
      if (!changed)
	break;
    }
  finish_edit (fun, true);
  verify_names (fun);
  dump_body ("dissolved", fun);
}
