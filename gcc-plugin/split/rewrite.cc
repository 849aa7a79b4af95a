/* A body becomes a state machine.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	for (i = 0; i < n; i++)
	  co_yield (i);

   becomes

	state = frame->state;  frame->state = RUNNING;
	switch (state)
	  {
	  case START:	 i = 0; goto test;
	  case 1:	 i = frame->i; n = frame->n; goto resume_1;
	  case FINISHED: frame->state = FINISHED; return false;
	  default:	 panic: it runs, or the frame is corrupt
	  }
     next:
	frame->i = i; frame->n = n; frame->state = 1; *item = i; return true;
     resume_1:
	if (mode) { leave scopes; frame->state = FINISHED; return; }
	i++;
     test:
	if (i < n) goto next;
	frame->state = FINISHED; return false;

   The law: driving it in a loop does what the body would do.

   1. rewrite_markers (split/markers.cc) replaces what the body asks about
      itself; returns return the kind's code.
   2. build_dispatch makes the dispatch's block, and the case of a finished
      coroutine.
   3. rewrite_suspension makes each suspension point return, and its resume
      block, where each live name gets a new definition; rewrite_wait
      (split/wait.cc) those that are a call of the runtime.
   4. finish_dispatch makes the switch; finish_parm_loads gives the loads of
      the parameters their offsets.
   5. rewrite_memory_vars moves variables to their slots (split/slots.cc).
   6. GCC's SSA updater places PHI nodes for the new definitions.
   7. remove_redundant_stores drops stores of what a slot holds already, as
      that of n above.
   8. remove_dead_reloads, when optimizing, removes the loads that only fed
      such a store.

   MODE is a constant later: split/specialize.cc makes the resume and the drop
   function from this one body.  */

#include "support/edit.h"
#include "cfganal.h"
#include "split/machine.h"
#include "support/chain-calls.h"
#include "split/rewrite.h"
#include "support/frame-ref.h"
#include "support/runtime-calls.h"
#include "support/shapes.h"
#include "support/split.h"

static tree
state_ref (machine *m)
{
  return build_slot_ref (m->frame, integer_type_node, 0);
}

gassign *
build_set_state (machine *m, int state)
{
  return gimple_build_assign (state_ref (m),
			      build_int_cst (integer_type_node, state));
}

tree
resume_parm_value (machine *m, enum resume_parm p)
{
  for (unsigned i = 0; i < MAX_RESUME_PARMS; i++)
    if (m->shape->parms[i] == p)
      return get_or_create_ssa_default_def (m->s->fun, m->s->parms[i]);
  gcc_unreachable ();
}

static greturn *
build_return (machine *m, int value)
{
  tree type = TREE_TYPE (DECL_RESULT (m->s->fun->decl));
  return gimple_build_return (build_int_cst (type, value));
}

/* End BB with the panic that the state is one that nobody may find.  */

static void
append_state_panic (machine *m, basic_block bb)
{
  append (bb, build_state_panic (coroutine_name_string (m->s->co->ramp), m->state),
	  m->loc);
  bb->count = profile_count::zero ();
}

/* End BB with a return of VALUE.  */

static void
append_return (machine *m, basic_block bb, int value, location_t loc)
{
  append (bb, build_return (m, value), loc);
  make_edge (bb, EXIT_BLOCK_PTR_FOR_FN (m->s->fun), 0);
}

bool
linkable_p (const machine *m)
{
  return m->s->co->links;
}

tree
out_value (machine *m)
{
  return resume_parm_value (m, m->s->co->t.kind == TRAIT_FUTURE ? PARM_RESULT
							        : PARM_ITEM);
}

/* What a step of M passes on as the context: a generator's is its resume argument.  */

static tree
context_value (machine *m)
{
  return resume_parm_value (m, m->s->co->t.kind == TRAIT_GENERATOR ? PARM_ARG
								    : PARM_CONTEXT);
}

/* Append to BB that the frame's coroutine has finished.  */

static void
append_finished (machine *m, basic_block bb, location_t loc)
{
  append (bb, build_set_state (m, CO__FINISHED), loc);
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  emitter e = { &gsi, loc };
  unguard_frame (m, &e, true);
}

void
append_finish (machine *m, basic_block bb, location_t loc)
{
  append_finished (m, bb, loc);
  if (!linkable_p (m))
    {
      append_return (m, bb, m->shape->finished, loc);
      return;
    }
  basic_block drop = new_block (m->s->fun, bb);
  basic_block tell = new_block (m->s->fun, drop);
  append (bb, gimple_build_cond (NE_EXPR, m->mode, integer_zero_node,
				 NULL_TREE, NULL_TREE), loc);
  connect (bb, drop, EDGE_TRUE_VALUE, profile_probability::even ());
  connect (bb, tell, EDGE_FALSE_VALUE, profile_probability::even ());
  append_return (m, drop, 0, loc);
  gimple_stmt_iterator gsi = gsi_start_bb (tell);
  emitter e = { &gsi, loc };
  tree result = build_finish (&e, m->frame, context_value (m),
			      out_value (m), resume_parm_value (m, PARM_ROOT),
			      m->shape->finished);
  append (tell, gimple_build_return (result), loc);
  make_edge (tell, EXIT_BLOCK_PTR_FOR_FN (m->s->fun), 0);
}

/* Add a case of the dispatch: STATE goes to BB.  */

static void
add_case (machine *m, int state, basic_block bb, profile_probability p)
{
  connect (m->dispatch, bb, 0, p);
  m->labels.safe_push (build_case_label (build_int_cst (integer_type_node,
							 state),
					 NULL_TREE, gimple_block_label (bb)));
}

/* Make the block for a finished coroutine: dropping it does nothing, resuming
   it is fused or panics.  */

static void
build_finished (machine *m)
{
  basic_block bb = m->finished = new_block (m->s->fun, m->dispatch);
  if (m->shape->fused)
    {
      append_finish (m, bb, m->loc);
      return;
    }
  basic_block drop = new_block (m->s->fun, bb);
  basic_block panic = new_block (m->s->fun, drop);
  append (bb, gimple_build_cond (NE_EXPR, m->mode, integer_zero_node,
				 NULL_TREE, NULL_TREE), m->loc);
  connect (bb, drop, EDGE_TRUE_VALUE, profile_probability::even ());
  connect (bb, panic, EDGE_FALSE_VALUE, profile_probability::even ());
  append_finished (m, drop, m->loc);
  append_return (m, drop, 0, m->loc);
  append_state_panic (m, panic);
}

/* Copy the parameters that the frame only hands over to their variables, first
   in the block START: what comes next, such as the start of the list of
   arrays, may be stored where they were.  */

static void
copy_transfers (machine *m, basic_block start)
{
  gimple_stmt_iterator gsi = gsi_after_labels (start);
  emitter e = { &gsi, m->loc };
  for (const slot &sl : m->s->frame.slots)
    if (sl.transfer)
      {
	tree type = TYPE_MAIN_VARIANT (sl.type);
	tree ref = build_slot_ref (m->frame, type, sl.offset);
	if (is_gimple_reg_type (sl.type))
	  ref = e.name (type, ref);
	e.assign (sl.decl, ref);
      }
}

/* Make the dispatch block and those of its cases that belong to no
   suspension.  The body follows START for now.  */

static void
build_dispatch (machine *m)
{
  function *fun = m->s->fun;
  m->dispatch = split_edge (single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN (fun)));
  m->start = single_succ (m->dispatch);
  m->state = make_ssa_name (integer_type_node);
  copy_transfers (m, m->start);
  gimple_stmt_iterator gsi = gsi_after_labels (m->start);
  emitter e = { &gsi, m->loc };
  guard_frame (m, &e);
  if (!single_pred_p (m->start))
    m->start = split_edge (single_succ_edge (m->dispatch));
  build_finished (m);
}

/* The suspension point of S in the deepest loop, if there is one such; else null.  */

static suspension *
in_deepest_loop (split *s)
{
  unsigned depth = 0;
  suspension *found = NULL;
  for (suspension &p : s->suspensions)
    {
      unsigned here = loop_depth (p.before->loop_father);
      if (here > depth)
	found = &p;
      else if (here == depth)
	found = NULL;
      depth = MAX (depth, here);
    }
  return depth ? found : NULL;
}

/* Finish the dispatch: end its block with the switch, which tests first for the state
   HOT, a suspension or null.  */

static void
finish_dispatch (machine *m, const suspension *hot)
{
  function *fun = m->s->fun;
  profile_probability most = (hot ? profile_probability::very_likely ()
			      : profile_probability::never ());
  profile_probability each
    = most.invert ().apply_scale (1, m->s->suspensions.length () + !hot);
  edge e = single_succ_edge (m->dispatch);
  e->flags &= ~EDGE_FALLTHRU;
  e->probability = each;
  m->labels.safe_push (build_case_label (build_int_cst (integer_type_node,
							 CO__NOT_STARTED),
					 NULL_TREE,
					 gimple_block_label (m->start)));
  for (suspension &p : m->s->suspensions)
    add_case (m, p.state, p.resume, &p == hot ? most : each);
  add_case (m, CO__FINISHED, m->finished,
	    profile_probability::very_unlikely ());
  basic_block other = new_block (fun, m->finished);
  connect (m->dispatch, other, 0, profile_probability::never ());
  append_state_panic (m, other);
  m->first = gimple_build_assign (m->state, state_ref (m));
  append (m->dispatch, m->first, m->loc);
  append (m->dispatch, build_set_state (m, CO__RUNNING), m->loc);
  sort_case_labels (m->labels);
  gswitch *sw = gimple_build_switch (m->state,
				     build_case_label (NULL_TREE, NULL_TREE,
						       gimple_block_label
							 (other)),
				     m->labels);
  append (m->dispatch, sw, m->loc);
}

/* Store the live names of P in their slots, before its marker at E.  */

void
store_names (machine *m, suspension *p, emitter *e)
{
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (p->names, 0, i, bi)
    if (unsigned *k = m->s->frame.slot_of.get (ssa_name (i)))
      emit_slot_store (e, m->frame, &m->s->frame.slots[*k], ssa_name (i));
}

/* Define NAME, live across P, anew at the end of BB.  For
   coverage that is no place in the source: P's line would be counted twice.  */

static void
reload_name (machine *m, suspension *p, tree name, basic_block bb)
{
  location_t loc = flag_test_coverage ? UNKNOWN_LOCATION : p->loc;
  gimple *old_def = SSA_NAME_DEF_STMT (name);
  gassign *def;
  if (unsigned *k = m->s->frame.slot_of.get (name))
    {
      const slot *sl = &m->s->frame.slots[*k];
      tree ref = build_slot_ref (m->frame, sl->type, sl->offset);
      if (useless_type_conversion_p (TREE_TYPE (name), sl->type))
	def = gimple_build_assign (name, ref);
      else
	{
	  tree wide = make_ssa_name (sl->type);
	  append (bb, gimple_build_assign (wide, ref), loc);
	  def = gimple_build_assign (name, NOP_EXPR, wide);
	}
    }
  else
    def = gimple_build_assign (name, unshare_expr (gimple_assign_rhs1
						   (old_def)));
  append (bb, def, loc);
  SSA_NAME_DEF_STMT (name) = old_def;
  tree copy = create_new_def_for (name, def,
				  SINGLE_SSA_DEF_OPERAND (def, SSA_OP_DEF));
  tree var = SSA_NAME_VAR (copy);
  if (MAY_HAVE_DEBUG_BIND_STMTS && var && !DECL_IGNORED_P (var))
    {
      gimple_stmt_iterator gsi = gsi_last_bb (bb);
      gsi_insert_after (&gsi, gimple_build_debug_bind (var, copy, def),
			GSI_NEW_STMT);
    }
}

void
reload_names (machine *m, suspension *p, basic_block bb)
{
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (p->names, 0, i, bi)
    reload_name (m, p, ssa_name (i), bb);
}

/* Make the resume block of P: it leads to what follows the suspension, with
   the marker's result, whether the coroutine is being dropped.  */

static void
build_resume_block (machine *m, suspension *p, tree dropped)
{
  p->resume = new_block (m->s->fun, p->before);
  make_single_succ_edge (p->resume, p->after, EDGE_FALLTHRU);
  gimple_stmt_iterator gsi = gsi_after_labels (p->resume);
  emitter e = { &gsi, p->loc };
  guard_again (m, p, &e);
  reload_names (m, p, p->resume);
  if (dropped)
    replace_name (dropped, m->mode);
}

/* Return at E from M's function, which is suspended because of CAUSE.  */

static void
emit_return (machine *m, emitter *e, enum suspend_cause cause)
{
  int value = m->shape->suspended[cause];
  if (cause == SUSPEND_TURN)
    e->put (gimple_build_return (build_turn (e, context_value (m))));
  else if (value == CO__STEP_AGAIN && linkable_p (m))
    e->put (gimple_build_return (build_again (e, context_value (m), out_value (m),
					      resume_parm_value (m, PARM_ROOT))));
  else
    e->put (build_return (m, value));
}

/* Make the suspension point P return to the caller.  */

static void
rewrite_suspension (machine *m, suspension *p)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (p->call);
  emitter e = { &gsi, p->loc };
  tree dropped = gimple_call_lhs (p->call);
  enum suspend_cause cause = SUSPEND_YIELDED;
  /* The item may be a variable whose slot a name gets now.  */
  if (marker_code (p->call) == MARKER_YIELD)
    {
      tree item = gimple_call_arg (p->call, 0);
      tree type = m->s->co->t.item;
      e.assign (build2 (MEM_REF, type, resume_parm_value (m, PARM_ITEM),
			build_zero_cst (build_pointer_type (type))),
		is_gimple_reg_type (type) ? e.convert (type, item) : item);
    }
  else
    cause = (enum suspend_cause) tree_to_shwi (gimple_call_arg (p->call, 0));
  store_names (m, p, &e);
  unguard_frame (m, &e, false);
  e.put (build_set_state (m, p->state));
  emit_return (m, &e, cause);
  remove_marker (&gsi);
  remove_edge (find_edge (p->before, p->after));
  make_edge (p->before, EXIT_BLOCK_PTR_FOR_FN (m->s->fun), 0);
  build_resume_block (m, p, dropped);
}

/* Give the loads of parameters at the start their offsets.  */

static void
finish_parm_loads (machine *m)
{
  for (tree parm : m->s->ramp_parms)
    {
      gimple **load = m->s->parm_load.get (parm);
      if (!load || !*load)
	continue;
      tree name = gimple_assign_lhs (*load);
      const slot *sl
	= &m->s->frame.slots[*m->s->frame.slot_of.get (name)];
      gimple_stmt_iterator gsi = gsi_for_stmt (*load);
      emitter e = { &gsi, gimple_location (*load) };
      tree ref = build_slot_ref (m->frame, sl->type, sl->offset);
      if (useless_type_conversion_p (TREE_TYPE (name), sl->type))
	gimple_assign_set_rhs1 (*load, ref);
      else
	gimple_assign_set_rhs_with_ops (&gsi, NOP_EXPR,
					e.name (sl->type, ref));
      update_stmt (gsi_stmt (gsi));
    }
}

/* Debug statements must not name what does not reach them any more.  */

static void
reset_debug_binds (function *fun)
{
  if (!MAY_HAVE_DEBUG_BIND_STMTS)
    return;
  calculate_dominance_info (CDI_DOMINATORS);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (!gimple_debug_bind_p (stmt))
	  continue;
	use_operand_p use;
	ssa_op_iter it;
	bool reaches = true;
	FOR_EACH_SSA_USE_OPERAND (use, stmt, it, SSA_OP_USE)
	  {
	    basic_block def
	      = gimple_bb (SSA_NAME_DEF_STMT (USE_FROM_PTR (use)));
	    if (def && !dominated_by_p (CDI_DOMINATORS, bb, def))
	      reaches = false;
	  }
	if (!reaches)
	  {
	    gimple_debug_bind_reset_value (stmt);
	    update_stmt (stmt);
	  }
      }
  forget_dominance ();
}

void
rewrite_body (split *s)
{
  machine m;
  m.s = s;
  m.shape = shape_of (s->co);
  /* For coverage what is no place in the source is none.  */
  m.loc = (flag_test_coverage ? UNKNOWN_LOCATION : DECL_SOURCE_LOCATION (s->co->ramp));
  m.frame = get_or_create_ssa_default_def (s->fun, s->frame_parm);
  m.mode = get_or_create_ssa_default_def (s->fun, s->mode_parm);
  find_guards (&m);
  /* User code first: what is inserted below must not be taken for it.  */
  rewrite_markers (&m);
  suspension *hot = optimize ? in_deepest_loop (s) : NULL;
  build_dispatch (&m);
  rewrite_waits (&m);
  for (suspension &p : s->suspensions)
    if (!p.resume)
      rewrite_suspension (&m, &p);
  finish_dispatch (&m, hot);
  finish_parm_loads (&m);
  rewrite_memory_vars (s, m.first);
  forget_dominance ();
  delete_unreachable_blocks ();
  loops_state_set (s->fun, LOOPS_NEED_FIXUP);
  reset_debug_binds (s->fun);
  mark_virtual_operands_for_renaming (s->fun);
  update_ssa (TODO_update_ssa);
  forget_guards (&m);
  remove_redundant_stores (s, m.frame);
  /* At -O0 a debugger finds variables only where they are reloaded, unless they
     are at home.  */
  if (optimize || s->lazy)
    remove_dead_reloads (s->fun, m.frame);
  finish_edit (s->fun, true);
}
