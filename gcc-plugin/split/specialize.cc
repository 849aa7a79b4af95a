/* The resume and the drop function, made from one body.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   The state machine has a parameter `mode': zero to go on from a suspension
   point, nonzero to leave through it.  Here the body is copied, mode becomes a
   constant in both copies, and what cannot be reached goes away:

	bool range.resume (frame, item)		mode = 0
	void range.drop (frame)			mode = 1

   Two functions are smaller than one that tests mode: resuming never reaches
   the cleanups of a drop, and dropping never reaches the body.  Neither loads
   what only the other needs: GCC would find that out, but only after it has
   compared all loads of a slot with each other.  */

#include "support/edit.h"
#include "cfganal.h"
#include "split/rewrite.h"
#include "split/state-stores.h"
#include "support/dataflow.h"
#include "support/frame-ref.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/queries.h"
#include "support/runtime-calls.h"
#include "support/split.h"

/* Replace the parameter PARM of FUN, the current function, by VALUE.  */

static void
replace_parm (function *fun, tree parm, tree value)
{
  tree name = ssa_default_def (fun, parm);
  if (!name)
    return;
  replace_name (name, value);
  set_ssa_default_def (fun, parm, NULL_TREE);
  release_ssa_name (name);
}

/* Settle the tests of FUN whose operands are constants, and remove what is not
   reached then.  GCC's cleanup would do it, and repair the tree of dominators after
   each: N * N steps for N suspensions.  */

static void
settle_tests (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      gimple_stmt_iterator gsi = gsi_last_nondebug_bb (bb);
      gcond *test = gsi_end_p (gsi) ? NULL : dyn_cast <gcond *> (gsi_stmt (gsi));
      if (!test || TREE_CODE (gimple_cond_lhs (test)) != INTEGER_CST
	  || TREE_CODE (gimple_cond_rhs (test)) != INTEGER_CST
	  || (gimple_cond_code (test) != NE_EXPR
	      && gimple_cond_code (test) != EQ_EXPR))
	continue;
      bool equal = tree_int_cst_equal (gimple_cond_lhs (test),
				       gimple_cond_rhs (test));
      edge yes, no;
      extract_true_false_edges_from_block (bb, &yes, &no);
      never_take (equal == (gimple_cond_code (test) == EQ_EXPR) ? no : yes);
    }
  delete_unreachable_blocks ();
}

/* Make the mode of FUN the constant VALUE.  */

static void
fix_mode (function *fun, int value)
{
  push_cfun (fun);
  tree mode = DECL_ARGUMENTS (fun->decl);
  while (DECL_CHAIN (mode))
    mode = DECL_CHAIN (mode);
  replace_parm (fun, mode, build_int_cst (integer_type_node, value));
  forget_dominance ();
  settle_tests (fun);
  cleanup_tree_cfg ();
  forget_dominance ();
  pop_cfun ();
}

/* Remove the parameters of FUN after the first KEEP.  Nothing that is executed
   uses them.  */

static void
remove_parms (function *fun, unsigned keep, tree result_type)
{
  tree decl = fun->decl, parm = DECL_ARGUMENTS (decl);
  auto_vec<tree> types;
  push_cfun (fun);
  while (parm)
    {
      tree next = DECL_CHAIN (parm);
      if (types.length () < keep)
	{
	  types.safe_push (TREE_TYPE (parm));
	  if (types.length () == keep)
	    DECL_CHAIN (parm) = NULL_TREE;
	}
      else
	replace_parm (fun, parm, build_zero_cst (TREE_TYPE (parm)));
      parm = next;
    }
  TREE_TYPE (decl) = build_function_type_array (result_type, types.length (),
						types.address ());
  pop_cfun ();
}

/* Let FUN, the drop function, return nothing.  */

static void
return_nothing (function *fun)
{
  push_cfun (fun);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (greturn *stmt = dyn_cast <greturn *> (gsi_stmt (gsi)))
	{
	  gimple_return_set_retval (stmt, NULL_TREE);
	  update_stmt (stmt);
	}
  build_result (fun->decl, void_type_node);
  pop_cfun ();
}

/* The number of statements of FUN that may become code.  */

static unsigned
count_statements (function *fun)
{
  unsigned n = 0;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_nondebug_bb (bb);
	 !gsi_end_p (gsi); gsi_next_nondebug (&gsi))
      n++;
  return n;
}

/* Joins of fewer ways are left as they are.  */
enum { MANY_WAYS = 16 };

/* True if BB merges values.  */

static bool
merges_values_p (basic_block bb)
{
  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
       gsi_next (&gpi))
    if (!virtual_operand_p (gimple_phi_result (gpi.phi ())))
      return true;
  return false;
}

/* List the edges into BB, unless it merges values, from both ends in turn: the
   last, the first, the last but one.  */

static void
interleave_preds (basic_block bb)
{
  unsigned n = EDGE_COUNT (bb->preds);
  if (n < MANY_WAYS || merges_values_p (bb))
    return;
  auto_vec<edge> old;
  for (unsigned i = 0; i < n; i++)
    old.safe_push (EDGE_PRED (bb, i));
  for (unsigned i = 0; i < n; i++)
    (*bb->preds)[i] = old[i % 2 ? i / 2 : n - 1 - i / 2];
  if (gphi *phi = get_virtual_phi (bb))
    {
      auto_vec<tree> args;
      for (unsigned i = 0; i < n; i++)
	args.safe_push (gimple_phi_arg_def (phi, i));
      for (unsigned i = 0; i < n; i++)
	SET_PHI_ARG_DEF (phi, i, args[EDGE_PRED (bb, i)->dest_idx]);
    }
  for (unsigned i = 0; i < n; i++)
    EDGE_PRED (bb, i)->dest_idx = i;
}

/* Let the first state and the last one be near the head of the list of ways
   into each block of FUN where many meet.  For each two states that load the
   same slot, GCC's value numbering looks in that list for the first one it has
   visited, and it visits the states up or down: for N states in the wrong
   order that is N * N * N steps.  */

static void
order_joins (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    interleave_preds (bb);
  interleave_preds (EXIT_BLOCK_PTR_FOR_FN (fun));
}

/* Finish FUN: its body will not change any more.  */

static void
finish_function_body (function *fun)
{
  push_cfun (fun);
  finish_edit (fun, true);
  compact_blocks ();
  order_joins (fun);
  pop_cfun ();
}

/* The call of the runtime's panic about the state that is all that BB does; or null.  */

static gcall *
state_panic (basic_block bb)
{
  gimple_stmt_iterator gsi = gsi_start_nondebug_after_labels_bb (bb);
  gcall *call = gsi_end_p (gsi) ? NULL : dyn_cast <gcall *> (gsi_stmt (gsi));
  tree fn = call ? gimple_call_fndecl (call) : NULL_TREE;
  return fn && id_equal (DECL_NAME (fn), "co__panic_state") ? call : NULL;
}

/* If FUN, a resume function, panics when the coroutine has finished, let that be no case of
   its own: there is one panic, which tells what the state is.  With two, GCC would make room
   for their calls at the start of the function.  */

static void
join_panics (function *fun)
{
  push_cfun (fun);
  gswitch *dispatch = find_dispatch (fun);
  basic_block other = gimple_switch_default_bb (fun, dispatch);
  tree first = gimple_switch_label (dispatch, 1);
  basic_block finished = label_to_block (fun, CASE_LABEL (first));
  if (tree_to_shwi (CASE_LOW (first)) == CO__FINISHED && other != finished
      && single_pred_p (finished) && state_panic (other) && state_panic (finished))
    {
      redirect_edge_and_branch (find_edge (gimple_bb (dispatch), finished), other);
      group_case_labels_stmt (dispatch);
      finish_edit (fun, true);
    }
  pop_cfun ();
}

/* Remove from FUN, finished, the loads of what only the other function
   needs.  */

static void
remove_loads_for_other_mode (function *fun)
{
  tree frame = ssa_default_def (fun, DECL_ARGUMENTS (fun->decl));
  if (!optimize || !frame)
    return;
  push_cfun (fun);
  remove_dead_reloads (fun, frame);
  pop_cfun ();
}

/* Load what several ways into a block of FUN, finished, have loaded, once.  */

static void
join_reloads_of (function *fun)
{
  tree frame = ssa_default_def (fun, DECL_ARGUMENTS (fun->decl));
  if (!optimize || optimize_debug || !frame)
    return;
  push_cfun (fun);
  join_reloads (fun, frame);
  pop_cfun ();
}

/* True if STMT, in a drop function, may end or release something.  At the START
   the list of arrays is still empty.  */

static bool
drops_something_p (gimple *stmt, bool start)
{
  if (gimple_code (stmt) == GIMPLE_ASM)
    return true;
  if (!is_gimple_call (stmt))
    return false;
  tree fn = gimple_call_fndecl (stmt);
  if (poison_call_p (stmt))
    return false;
  return !(start && fn && id_equal (DECL_NAME (fn), "co__vla_pop"));
}

/* The problem of what a drop meets from each block on.  */
enum { DROPS_AT_START, DROPS_LATER };

/* Find with AHEAD, a backward problem on a drop function, from where something
   that drops can be reached.  */

static void
solve_drops_ahead (dataflow *ahead)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, ahead->fun)
    for (gimple_stmt_iterator gsi = gsi_start_nondebug_bb (bb);
	 !gsi_end_p (gsi); gsi_next_nondebug (&gsi))
      {
	if (drops_something_p (gsi_stmt (gsi), true))
	  ahead->effect (bb).gen (DROPS_AT_START);
	if (drops_something_p (gsi_stmt (gsi), false))
	  ahead->effect (bb).gen (DROPS_LATER);
      }
  ahead->solve ();
}

/* Note for each state of CO whether dropping it there has any effect: FUN is
   its drop function.  */

static void
compute_owns (coroutine *co, function *fun)
{
  for (unsigned i = 0; i <= co->suspensions; i++)
    co->owns.safe_push (true);
  gswitch *dispatch = find_dispatch (fun);
  gcc_assert (dispatch);
  dataflow ahead (fun, FLOW_BACKWARD);
  solve_drops_ahead (&ahead);
  for (unsigned i = 1; i < gimple_switch_num_labels (dispatch); i++)
    {
      tree label = gimple_switch_label (dispatch, i);
      HOST_WIDE_INT state = tree_to_shwi (CASE_LOW (label));
      if (state >= 0)
	co->owns[state]
	  = bitmap_bit_p (ahead.at_start (label_to_block (fun, CASE_LABEL
							  (label))),
			  state == CO__NOT_STARTED ? DROPS_AT_START : DROPS_LATER);
    }
}

void
specialize (split *s)
{
  coroutine *co = s->co;
  pop_cfun ();		/* Of outline_body.  */
  co->drop = build_sibling_decl (co->ramp, "drop");
  TREE_TYPE (co->drop) = TREE_TYPE (co->body);
  DECL_RESULT (co->drop) = DECL_RESULT (co->body);
  s->fun->cannot_be_copied_set = false;
  push_cfun (s->fun);
  describe_slots (s);
  pop_cfun ();
  copy_body (co->body, co->drop);
  function *drop = DECL_STRUCT_FUNCTION (co->drop);
  /* It is of the plugin's making, so debuggers know of no origin.  */
  DECL_ABSTRACT_ORIGIN (DECL_ARGUMENTS (co->drop)) = NULL_TREE;
  if (not_inlined_p ())
    call_by_own_name (co->drop);
  fix_mode (drop, 1);
  fix_mode (s->fun, 0);
  compute_owns (co, drop);
  return_nothing (drop);
  remove_parms (drop, 1, void_type_node);
  unsigned keep = 1;
  for (unsigned i = 0; i < MAX_RESUME_PARMS; i++)
    keep += s->parms[i] != NULL_TREE;
  remove_parms (s->fun, keep, TREE_TYPE (DECL_RESULT (co->body)));
  finish_function_body (drop);
  finish_function_body (s->fun);
  join_panics (s->fun);
  co->resume_statements += count_statements (s->fun);
  co->drop_statements += count_statements (drop);
  remove_loads_for_other_mode (s->fun);
  remove_loads_for_other_mode (drop);
  reduce_state_stores (s->fun);
  join_reloads_of (s->fun);
}
