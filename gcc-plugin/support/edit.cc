/* Small helpers to build and change GIMPLE in SSA form.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#include "support/edit.h"
#include "cfganal.h"

void
emitter::put (gimple *stmt)
{
  gimple_set_location (stmt, loc);
  gsi_insert_before (gsi, stmt, GSI_SAME_STMT);
}

gassign *
emitter::assign (tree lhs, tree rhs)
{
  gassign *stmt = gimple_build_assign (lhs, rhs);
  put (stmt);
  return stmt;
}

tree
emitter::name (tree type, tree rhs)
{
  tree result = make_ssa_name (type);
  assign (result, rhs);
  return result;
}

tree
emitter::convert (tree type, tree value)
{
  if (useless_type_conversion_p (type, TREE_TYPE (value)))
    return value;
  return force_gimple_operand_gsi (gsi, fold_convert_loc (loc, type, value),
				   true, NULL_TREE, true, GSI_SAME_STMT);
}

/* Return a new artificial variable of TYPE, local to FUN, that debuggers do
   not show.  LOC may be a statement's; the scope in it is not kept, since what
   is made of a variable later may stand in another one.  */

tree
build_local (function *fun, tree type, const char *name, location_t loc)
{
  tree var = build_decl (LOCATION_LOCUS (loc), VAR_DECL, get_identifier (name),
			 TYPE_MAIN_VARIANT (type));
  DECL_ARTIFICIAL (var) = 1;
  DECL_IGNORED_P (var) = 1;
  TREE_USED (var) = 1;
  DECL_SEEN_IN_BIND_EXPR_P (var) = 1;
  DECL_CONTEXT (var) = fun->decl;
  silence_warning (var, OPT_Wuninitialized);
  silence_warning (var, OPT_Wmaybe_uninitialized);
  layout_decl (var, 0);
  add_local_decl (fun, var);
  return var;
}

/* Attribute names with a space cannot be written in C.  */
#define TEMPORARY_ATTRIBUTE "cogen temporary"

/* Return a new variable of FUN whose address is passed to methods of trait
   objects and to nobody else; they do not keep it.  */

tree
build_method_operand (function *fun, tree type, const char *name,
		      location_t loc)
{
  tree var = build_local (fun, type, name, loc);
  TREE_ADDRESSABLE (var) = 1;
  DECL_ATTRIBUTES (var) = tree_cons (get_identifier (TEMPORARY_ATTRIBUTE),
				     NULL_TREE, DECL_ATTRIBUTES (var));
  return var;
}

bool
method_operand_p (const_tree var)
{
  return (DECL_ARTIFICIAL (var)
	  && lookup_attribute (TEMPORARY_ATTRIBUTE, DECL_ATTRIBUTES (var)));
}

/* Return a statement that ends the life of VAR.  */

gassign *
build_clobber_of (tree var)
{
  return gimple_build_assign (var, build_storage_end (TREE_TYPE (var)));
}

/* Remove the call at *GSI, that has no successors of its own any more; *GSI
   is then at the next statement.  Its result must be defined elsewhere.  */

void
remove_marker (gimple_stmt_iterator *gsi)
{
  gimple *stmt = gsi_stmt (*gsi);
  unlink_stmt_vdef (stmt);
  if (gimple_call_lhs (stmt))
    gimple_call_set_lhs (stmt, NULL_TREE);
  gsi_remove (gsi, true);
}

/* VALUE has become an operand of STMT.  Of the address of a part of a variable a memory
   reference is one of the variable, at an offset.  */

void
settle_operand (gimple *stmt, tree value)
{
  if (TREE_CODE (value) != ADDR_EXPR || is_gimple_mem_ref_addr (value)
      || gimple_code (stmt) == GIMPLE_PHI)
    return;
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  fold_stmt_inplace (&gsi);
}

/* Replace all uses of the SSA name NAME by VALUE.  */

void
replace_name (tree name, tree value)
{
  imm_use_iterator it;
  gimple *stmt;
  FOR_EACH_IMM_USE_STMT (stmt, it, name)
    {
      use_operand_p use;
      FOR_EACH_IMM_USE_ON_STMT (use, it)
	SET_USE (use, value);
      settle_operand (stmt, value);
      update_stmt (stmt);
    }
}

/* Return a new empty block of FUN, in the loop of AFTER and placed behind
   it.  */

basic_block
new_block (function *fun, basic_block after)
{
  basic_block bb = create_empty_bb (after);
  if (loops_for_fn (fun))
    add_bb_to_loop (bb, after->loop_father
			? after->loop_father
			: loops_for_fn (fun)->tree_root);
  bb->count = after->count;
  return bb;
}

edge
connect (basic_block from, basic_block to, int flags,
	 profile_probability probability)
{
  edge e = make_edge (from, to, flags);
  e->probability = probability;
  return e;
}

/* Put STMT last in BB.  */

void
append (basic_block bb, gimple *stmt, location_t loc)
{
  gimple_set_location (stmt, loc);
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  gsi_insert_after (&gsi, stmt, GSI_NEW_STMT);
}

/* Replace the call at *GSI by REPLACEMENT, which takes over its result,
   location, scope and exception handling.  */

gcall *
replace_call (gimple_stmt_iterator *gsi, gcall *replacement)
{
  gimple *old = gsi_stmt (*gsi);
  tree lhs = gimple_call_lhs (old);
  gimple_set_location (replacement, gimple_location (old));
  gimple_set_block (replacement, gimple_block (old));
  unlink_stmt_vdef (old);
  if (lhs && !gimple_call_lhs (replacement)
      && !VOID_TYPE_P (gimple_call_return_type (replacement)))
    gimple_call_set_lhs (replacement, lhs);
  gimple_call_set_lhs (old, NULL_TREE);
  int lp = lookup_stmt_eh_lp (old);
  if (lp)
    {
      remove_stmt_from_eh_lp (old);
      add_stmt_to_eh_lp (replacement, lp);
    }
  gsi_replace (gsi, replacement, false);
  return replacement;
}

/* Let an exception that TO throws go where one of FROM goes.  TO ends its
   block when FROM can throw to a handler in this function.  */

void
copy_eh (gimple *from, gimple *to)
{
  int lp = lookup_stmt_eh_lp (from);
  if (!lp || lookup_stmt_eh_lp (to))
    return;
  add_stmt_to_eh_lp (to, lp);
  if (!stmt_can_throw_internal (cfun, to))
    return;
  add_eh_edges (to);
  edge e, old;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, gimple_bb (to)->succs)
    if ((e->flags & EDGE_EH)
	&& (old = find_edge (gimple_bb (from), e->dest)) != NULL)
      for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	add_phi_arg (gpi.phi (), PHI_ARG_DEF_FROM_EDGE (gpi.phi (), old), e,
		     gimple_phi_arg_location_from_edge (gpi.phi (), old));
}

void
forget_dominance (void)
{
  free_dominance_info (CDI_DOMINATORS);
  free_dominance_info (CDI_POST_DOMINATORS);
}

/* FUN has lost edges: remove what cannot be reached any more.  */

void
finish_removal (function *fun)
{
  forget_dominance ();
  if (loops_for_fn (fun))
    loops_state_set (fun, LOOPS_NEED_FIXUP);
  delete_unreachable_blocks ();
}

/* Remove FUN's PHI nodes with one argument.  GCC would, where it merges blocks, but
   asks all loops each time whether they mention the name.  */

void
remove_single_phis (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      if (!single_pred_p (bb))
	continue;
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);)
	{
	  tree name = gimple_phi_result (gpi.phi ());
	  tree value = gimple_phi_arg_def (gpi.phi (), 0);
	  if (virtual_operand_p (name) || !may_propagate_copy (name, value))
	    {
	      gsi_next (&gpi);
	      continue;
	    }
	  replace_name (name, value);
	  remove_phi_node (&gpi, true);
	}
    }
}

/* Bring FUN's SSA form, loops and call graph edges up to date after an
   edit.  CFG_CHANGED: blocks or edges were added or removed.  */

void
finish_edit (function *fun, bool cfg_changed)
{
  if (cfg_changed)
    {
      basic_block bb;
      FOR_EACH_BB_FN (bb, fun)
	gimple_purge_dead_eh_edges (bb);
      finish_removal (fun);
    }
  mark_virtual_operands_for_renaming (fun);
  update_ssa (TODO_update_ssa);
  if (cfg_changed && loops_for_fn (fun))
    {
      calculate_dominance_info (CDI_DOMINATORS);
      fix_loop_structure (NULL);
    }
  /* What edits next does not keep it up to date, and GCC believes what it finds.  */
  forget_dominance ();
  cgraph_edge::rebuild_edges ();
}

/* Remove the edge DEAD and the test that leads to it or to one other block.  */

void
never_take (edge dead)
{
  basic_block bb = dead->src;
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  gcc_assert (gimple_code (gsi_stmt (gsi)) == GIMPLE_COND);
  gsi_remove (&gsi, true);
  remove_edge (dead);
  edge e = single_succ_edge (bb);
  e->flags &= ~(EDGE_TRUE_VALUE | EDGE_FALSE_VALUE);
  e->flags |= EDGE_FALLTHRU;
  e->probability = profile_probability::always ();
}

/* Let FROM, which leads to one block, lead to TO instead.  */

void
redirect_fallthru (basic_block from, basic_block to)
{
  remove_edge (single_succ_edge (from));
  make_single_succ_edge (from, to, EDGE_FALLTHRU);
}

/* Let a block of its own follow STMT when it does not throw; return it.  */

basic_block
split_after (gimple *stmt)
{
  basic_block bb = gimple_bb (stmt);
  if (stmt_ends_bb_p (stmt))
    return split_edge (find_fallthru_edge (bb->succs));
  return split_block (bb, stmt)->dest;
}

/* Let E, an edge into BB, have a copy of BB that goes on by TAKEN, one of the
   ways that BB's last statement chooses from, only.  */

void
thread_edge (basic_block bb, edge e, edge taken)
{
  basic_block dest = taken->dest;
  basic_block copy = duplicate_block (bb, e, e->src);
  flush_pending_stmts (e);
  add_phi_args_after_copy (&copy, 1, NULL);
  gimple_stmt_iterator last = gsi_last_nondebug_bb (copy);
  gsi_remove (&last, true);
  edge keep = find_edge (copy, dest), out;
  for (edge_iterator ei = ei_start (copy->succs);
       (out = ei_safe_edge (ei)); )
    if (out != keep)
      remove_edge (out);
    else
      ei_next (&ei);
  keep->flags = EDGE_FALLTHRU;
  keep->probability = profile_probability::always ();
}
