/* How does a step go on with a call of its own coroutine?  Where it is.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A coroutine that delegates to a call of itself gives it a nested frame
   (functions/nested.cc), links that, and returns to whoever steps the innermost frame,
   which is stepped by the same function.  So the function takes the other frame for its
   own and goes on:

	child = walk.nested (frame, n);			frame->state = 1;
	co__link (frame, 0, child, root);		if (there is no room behind the frame)
	frame->state = 1;			   =>	  return walk.grow0 (frame, ..., n);
	return co__again (context, item, root);		make the child there, link it;
							frame = child;  goto the start;

	frame->state = FINISHED;			if (the frame is behind another one)
	return co__finish (frame, ...);			  {
							    root->link = frame = frame->link;
							    go on behind what that waits for;
							  }
							frame->state = FINISHED;
							return co__finish (frame, ...);

   Input: a resume function, final, of a coroutine that makes nested frames; VTABLE is
   theirs.  Output: the same with those jumps.

   1. find_patterns finds the two.
   2. lower_push and lower_ends replace them; what was computed from the parameter FRAME is
      computed from a copy of it, which is set anew there.
   3. GCC's SSA updater places PHI nodes for that.

   The invariant: what is in memory at each jump is what the runtime would have left there,
   so everybody else, a debugger too, finds the same chain.  Whoever made a nested frame is
   suspended in one of the states in which this function pushes.

   Only where the speed counts: otherwise the calls are shorter, and who debugs sees one
   step for each frame.  Not with abnormal edges, on which no name can be set anew.  */

#include "support/edit.h"
#include "functions/functions.h"
#include "support/abi.h"
#include "support/chain-calls.h"
#include "support/dump.h"
#include "support/frame-ref.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/options.h"
#include "support/queries.h"
#include "support/runtime-calls.h"

/* A call of the coroutine itself, in the place where the step leaves it to the runtime.  */
struct push
{
  gcall *made, *link, *again;
  HOST_WIDE_INT state;		/* In which the frame waits.  */
  tree grow;			/* What is called if there is no room.  */
};

/* A resume function while it is changed.  */
struct recursive_step
{
  coroutine *co;
  function *fun;
  tree vtable;			/* Of nested frames.  */
  tree frame, root;		/* Its copy; with the mark in bit 0.  */
  gswitch *dispatch;
  bool marks;			/* The dispatch says that the coroutine runs.  */
  auto_vec<push> pushes;
  auto_vec<gcall *> ends;
};

/* True if STMT calls the runtime's function NAME.  */

static bool
calls_p (gimple *stmt, const char *name)
{
  tree fn = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  return fn && id_equal (DECL_NAME (fn), name);
}

/* The statement that is executed after GSI's, if nothing panics; null if that is not
   known.  */

static gimple *
next_executed (gimple_stmt_iterator *gsi)
{
  gsi_next_nondebug (gsi);
  while (gsi_end_p (*gsi) || gimple_code (gsi_stmt (*gsi)) == GIMPLE_COND)
    {
      edge e, way = NULL;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, gsi_bb (*gsi)->succs)
	if (EDGE_COUNT (e->dest->succs) > 0)
	  {
	    if (way)
	      return NULL;
	    way = e;
	  }
      if (!way || !single_pred_p (way->dest))
	return NULL;
      *gsi = gsi_start_nondebug_after_labels_bb (way->dest);
    }
  return gsi_stmt (*gsi);
}

/* Fill *P from MADE, a call that makes a nested frame; false if what follows is not as
   delegation/chain.cc has it.  */

static bool
find_push (const recursive_step *r, gcall *made, push *p)
{
  p->made = made;
  p->link = p->again = NULL;
  p->state = CO__RUNNING;
  gimple_stmt_iterator gsi = gsi_for_stmt (made);
  while (gimple *stmt = next_executed (&gsi))
    if (calls_p (stmt, "co__link"))
      p->link = as_a <gcall *> (stmt);
    else if (calls_p (stmt, "co__again"))
      p->again = as_a <gcall *> (stmt);
    else if (gimple_code (stmt) == GIMPLE_RETURN)
      break;
    else if (p->link)
      stores_state_p (stmt, r->frame, &p->state);
  return (p->link && p->again && p->state > 0
	  && gimple_bb (p->link) == gimple_bb (p->again));
}

/* The case of R's dispatch for STATE, or null.  */

static tree
case_of (const recursive_step *r, HOST_WIDE_INT state)
{
  for (unsigned i = 1; i < gimple_switch_num_labels (r->dispatch); i++)
    {
      tree label = gimple_switch_label (r->dispatch, i);
      if (tree_to_shwi (CASE_LOW (label)) == state)
	return label;
    }
  return NULL_TREE;
}

/* Find what R can replace; return why it cannot, or null.  */

static const char *
find_patterns (recursive_step *r)
{
  const char *caught
    = G_("calls of %qD by itself leave the step: what one throws is caught there");
  tree label = case_of (r, CO__FINISHED);
  basic_block bb, finished = label ? label_to_block (r->fun, CASE_LABEL (label)) : NULL;
  FOR_EACH_BB_FN (bb, r->fun)
    {
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, bb->succs)
	if (e->flags & EDGE_ABNORMAL)
	  return G_("calls of %qD by itself leave the step: it may be returned to");
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (gcall *call = dyn_cast <gcall *> (gsi_stmt (gsi)))
	  {
	    push p;
	    if (gimple_call_fndecl (call) == r->co->nested)
	      {
		if (!find_push (r, call, &p))
		  return caught;
		r->pushes.safe_push (p);
	      }
	    else if (calls_p (call, "co__finish") && bb != finished)
	      {
		if (lookup_stmt_eh_lp (call))
		  return caught;
		r->ends.safe_push (call);
	      }
	  }
    }
  return (r->pushes.is_empty () || r->ends.is_empty ()
	  ? G_("calls of %qD by itself leave the step: there is none, or no end") : NULL);
}

/* Return the block that the dispatch leads to for STATE, and nothing else yet.  */

static basic_block
entry_for (const recursive_step *r, HOST_WIDE_INT state)
{
  basic_block bb = label_to_block (r->fun, CASE_LABEL (case_of (r, state)));
  edge e = find_edge (gimple_bb (r->dispatch), bb);
  return single_pred_p (bb) ? bb : split_edge (e);
}

/* Define R's frame anew, as VALUE, at the end of BB.  */

static void
change_frame (const recursive_step *r, basic_block bb, tree value)
{
  gimple *old_def = SSA_NAME_DEF_STMT (r->frame);
  gassign *def = gimple_build_assign (r->frame, NOP_EXPR, value);
  append (bb, def, UNKNOWN_LOCATION);
  SSA_NAME_DEF_STMT (r->frame) = old_def;
  create_new_def_for (r->frame, def, SINGLE_SSA_DEF_OPERAND (def, SSA_OP_DEF));
  if (r->marks)
    append (bb, gimple_build_assign (build_slot_ref (value, integer_type_node, 0),
				     build_int_cst (integer_type_node, CO__RUNNING)),
	    UNKNOWN_LOCATION);
}

/* Build `int walk.grow (frame, context, out, root, args ...)', which does for a call in
   place of P what is done there if there is no room behind the frame.  Its tail is a tail
   call, and a call of it is one; so the step needs no registers for what is seldom.  */

static tree
build_grow (const recursive_step *r, const push &p, unsigned n)
{
  char suffix[32];
  snprintf (suffix, sizeof suffix, "grow%u", n);
  tree decl = build_sibling_decl (r->co->ramp, suffix);
  DECL_IGNORED_P (decl) = 1;
  DECL_UNINLINABLE (decl) = 1;
  DECL_ATTRIBUTES (decl) = tree_cons (get_identifier ("cold"), NULL_TREE,
				      DECL_ATTRIBUTES (decl));
  DECL_ARGUMENTS (decl) = NULL_TREE;
  function_builder b (decl, integer_type_node);
  static const char *const names[] = { "frame", "context", "out", "root" };
  tree own[4];
  for (int i = 0; i < 4; i++)
    own[i] = b.add_parm (names[i], ptr_type_node);
  auto_vec<tree> parms, args;
  add_ramp_parms (&b, r->co, &parms);
  b.begin ();
  for (tree &parm : own)
    parm = b.parm_value (parm);
  args.safe_push (own[0]);
  for (tree parm : parms)
    {
      tree value = b.parm_value (parm);
      args.safe_push (is_gimple_reg_type (TREE_TYPE (parm))
		      ? b.e.convert (DECL_ARG_TYPE (parm), value) : value);
    }
  tree object = build_local (cfun, r->co->t.type, "object", UNKNOWN_LOCATION);
  gcall *make = gimple_build_call_vec (r->co->nested, args);
  gimple_call_set_lhs (make, object);
  b.e.put (make);
  tree self = b.e.name (ptr_type_node, object_field (object, trait_self_field (r->co->t.type)));
  tree vtable_field = trait_vtable_field (r->co->t.type);
  tree vtable = b.e.name (TREE_TYPE (vtable_field), object_field (object, vtable_field));
  basic_block null;
  b.branch (NE_EXPR, vtable, build_zero_cst (TREE_TYPE (vtable)), &null,
	    profile_probability::very_likely ());
  args.truncate (0);
  args.safe_push (own[0]);
  args.safe_push (gimple_call_arg (p.link, 1));
  args.safe_push (self);
  args.safe_push (vtable);
  args.safe_push (own[3]);
  b.e.put (build_runtime_call ("co__link", void_type_node, args));
  b.ret (build_again (&b.e, own[1], own[2], own[3]));
  remove_edge (single_succ_edge (null));
  append (null, build_panic (place_string (r->co->ramp, gimple_location (p.made)),
			     CO__PANIC_NULL), UNKNOWN_LOCATION);
  b.finish ();
  return decl;
}

/* Let the arguments of the call that P has be values, copied at GSI where they are in memory:
   what is stored there next may lie where they are in the frame.  */

static void
copy_arguments (recursive_step *r, const push &p, gimple_stmt_iterator *gsi)
{
  emitter e = { gsi, gimple_location (p.made) };
  for (unsigned i = 1; i < gimple_call_num_args (p.made); i++)
    {
      tree arg = gimple_call_arg (p.made, i);
      if (is_gimple_val (arg))
	continue;
      tree copy = build_local (r->fun, TREE_TYPE (arg), "argument", e.loc);
      e.assign (copy, unshare_expr (arg));
      gimple_call_set_arg (p.made, i, copy);
    }
}

/* Move what is stored after P's link, before the step ends, to GSI.  */

static void
store_first (const push &p, gimple_stmt_iterator *gsi)
{
  for (gimple_stmt_iterator from = gsi_for_stmt (p.link); gsi_stmt (from) != p.again; )
    {
      gimple *stmt = gsi_stmt (from);
      if (stmt == p.link || is_gimple_debug (stmt))
	{
	  gsi_next (&from);
	  continue;
	}
      gsi_remove (&from, false);
      if (gimple_vdef (stmt))
	{
	  unlink_stmt_vdef (stmt);
	  release_ssa_name (gimple_vdef (stmt));
	}
      gimple_set_vdef (stmt, NULL_TREE);
      gimple_set_vuse (stmt, NULL_TREE);
      gimple_set_modified (stmt, true);
      gsi_insert_before (gsi, stmt, GSI_SAME_STMT);
    }
}

/* Remove the store of CHILD's state in BB: nobody sees that it has not started.  */

static void
remove_initial_state (basic_block bb, tree child)
{
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); gsi_next (&gsi))
    {
      HOST_WIDE_INT state;
      if (stores_state_p (gsi_stmt (gsi), child, &state))
	{
	  gsi_remove (&gsi, true);
	  return;
	}
    }
}

/* Append at E: INNERMOST is the innermost frame of R's chain.  Where the chain is, is
   computed there: before the loop of pushes it would be a value for which each resume saves
   a register.  */

static void
set_innermost (const recursive_step *r, emitter *e, tree innermost)
{
  tree root = build_untagged (e, hide_origin (e, r->root, innermost));
  e->assign (build_slot_ref (root, ptr_type_node, frame_link_offset ()), innermost);
}

/* Append to BB, where the frame that P makes is at CHILD: it is the innermost of the chain,
   right inside of R's, which is OUTER here.  */

static void
append_child (const recursive_step *r, const push &p, basic_block bb, tree outer,
	      tree child)
{
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  gsi_next (&gsi);
  emitter e = { &gsi, gimple_location (p.link) };
  auto_vec<tree> values;
  for (unsigned i = 1; i < gimple_call_num_args (p.made); i++)
    values.safe_push (gimple_call_arg (p.made, i));
  build_frame_init (&e, r->co, child, r->vtable, values, NULL_TREE); /* no static chain */
  remove_initial_state (bb, child);
  e.assign (build_slot_ref (child, ptr_type_node, frame_link_offset ()), outer);
  if (r->co->t.kind == TRAIT_FUTURE || r->co->t.kind == TRAIT_GENERATOR)
    e.assign (build_slot_ref (child, unsigned_type_node,
			      int_size_in_bytes (integer_type_node)),
	      gimple_call_arg (p.link, 1));
  set_innermost (r, &e, child);
}

/* Let the step go on in START with the frame that P would make, if it has room right behind
   this one.  */

static void
lower_push (recursive_step *r, const push &p, basic_block start)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (p.made);
  copy_arguments (r, p, &gsi);
  store_first (p, &gsi);
  gsi_prev (&gsi);
  basic_block bb = gimple_bb (p.made);
  edge old = split_block (bb, gsi_end_p (gsi) ? NULL : gsi_stmt (gsi));
  basic_block room = new_block (r->fun, bb), fast = new_block (r->fun, room);
  basic_block slow = new_block (r->fun, fast);
  remove_edge (old);

  gsi = gsi_last_bb (bb);
  gsi_next (&gsi);
  emitter e = { &gsi, UNKNOWN_LOCATION };
  gcond *nested = build_nested_test (&e, r->frame, r->vtable);
  append (bb, nested, UNKNOWN_LOCATION);
  connect (bb, room, EDGE_TRUE_VALUE, profile_probability::likely ());
  connect (bb, slow, EDGE_FALSE_VALUE, profile_probability::unlikely ());
  gsi = gsi_start_bb (room);
  nested_place place;
  append (room, build_room_test (&e, r->co, r->frame, &place), UNKNOWN_LOCATION);
  connect (room, fast, EDGE_TRUE_VALUE, profile_probability::very_likely ());
  connect (room, slow, EDGE_FALSE_VALUE, profile_probability::very_unlikely ());
  /* From the test of the room on there is one name of the frame, or there would be two
     registers.  */
  gphi *frame = create_phi_node (make_ssa_name (ptr_type_node), slow);
  add_phi_arg (frame, r->frame, find_edge (bb, slow), UNKNOWN_LOCATION);
  add_phi_arg (frame, place.outer, find_edge (room, slow), UNKNOWN_LOCATION);

  gsi = gsi_start_bb (fast);
  tree child = take_place (&e, r->co, place);
  append_child (r, p, fast, place.outer, child);
  change_frame (r, fast, child);
  make_single_succ_edge (fast, start, EDGE_FALLTHRU);

  gsi = gsi_start_bb (slow);
  auto_vec<tree> args;
  args.safe_push (gimple_phi_result (frame));
  for (unsigned i = 0; i < gimple_call_num_args (p.again); i++)
    args.safe_push (gimple_call_arg (p.again, i));
  for (unsigned i = 1; i < gimple_call_num_args (p.made); i++)
    args.safe_push (gimple_call_arg (p.made, i));
  gcall *call = gimple_build_call_vec (p.grow, args);
  tree result = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, result);
  append (slow, call, gimple_location (p.made));
  append (slow, gimple_build_return (result), UNKNOWN_LOCATION);
  make_edge (slow, EXIT_BLOCK_PTR_FOR_FN (r->fun), 0);
}

/* Append to the block POP, where a nested frame has ended, what goes on with OUTER.  */

static void
go_on_outside (recursive_step *r, basic_block pop, tree outer)
{
  auto_vec<HOST_WIDE_INT> states;
  for (const push &p : r->pushes)
    if (!states.contains (p.state))
      states.safe_push (p.state);
  tree state = NULL_TREE;
  if (states.length () > 1)
    {
      state = make_ssa_name (integer_type_node);
      append (pop, gimple_build_assign (state, build_slot_ref (outer, integer_type_node,
							       0)),
	      UNKNOWN_LOCATION);
    }
  change_frame (r, pop, outer);
  if (states.length () == 1)
    {
      make_single_succ_edge (pop, entry_for (r, states[0]), EDGE_FALLTHRU);
      return;
    }
  auto_vec<tree> labels;
  tree first = NULL_TREE;
  for (HOST_WIDE_INT one : states)
    {
      basic_block bb = entry_for (r, one);
      connect (pop, bb, 0, profile_probability::always ().apply_scale
				(1, states.length ()));
      tree label = gimple_block_label (bb);
      if (first)
	labels.safe_push (build_case_label (build_int_cst (integer_type_node, one),
					    NULL_TREE, label));
      else
	first = build_case_label (NULL_TREE, NULL_TREE, label);
    }
  sort_case_labels (labels);
  append (pop, gimple_build_switch (state, first, labels), UNKNOWN_LOCATION);
}

/* Append to the block POP, where a nested frame has ended whose memory is simply free: take
   it out of the chain, and go on with the one that made it.  */

static void
lower_pop (recursive_step *r, basic_block pop)
{
  gimple_stmt_iterator gsi = gsi_start_bb (pop);
  emitter e = { &gsi, UNKNOWN_LOCATION };
  tree outer = e.name (ptr_type_node, build_slot_ref (r->frame, ptr_type_node,
						      frame_link_offset ()));
  set_innermost (r, &e, outer);
  go_on_outside (r, pop, outer);
}

/* Remove END, which tells the runtime that the coroutine has finished, from where it is,
   and let that lead to the block TEST.  */

static void
redirect_end (recursive_step *r, gcall *end, basic_block test)
{
  basic_block bb = gimple_bb (end);
  remove_edge (find_edge (bb, EXIT_BLOCK_PTR_FOR_FN (r->fun)));
  gimple *before = statement_before (end);
  HOST_WIDE_INT state;
  for (gimple_stmt_iterator gsi = gsi_last_bb (bb);; gsi = gsi_last_bb (bb))
    {
      gimple *last = gsi_stmt (gsi);
      unlink_stmt_vdef (last);
      gsi_remove (&gsi, true);
      if (last == end)
	break;
    }
  if (before && gimple_bb (before) == bb && stores_state_p (before, r->frame, &state)
      && state == CO__FINISHED)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (before);
      unlink_stmt_vdef (before);
      gsi_remove (&gsi, true);
    }
  make_single_succ_edge (bb, test, EDGE_FALLTHRU);
}

/* Let all ends of R lead to one, which the runtime is told of unless the frame is
   nested.  */

static void
lower_ends (recursive_step *r)
{
  gcall *end = r->ends[0];
  auto_vec<tree> args;
  for (unsigned i = 1; i < gimple_call_num_args (end); i++)
    args.safe_push (gimple_call_arg (end, i));
  basic_block test = new_block (r->fun, gimple_bb (end));
  basic_block first = new_block (r->fun, test), pop = new_block (r->fun, first);
  basic_block tell = new_block (r->fun, pop);
  for (gcall *one : r->ends)
    redirect_end (r, one, test);

  gimple_stmt_iterator gsi = gsi_start_bb (test);
  emitter e = { &gsi, UNKNOWN_LOCATION };
  append (test, build_nested_test (&e, r->frame, r->vtable), UNKNOWN_LOCATION);
  connect (test, first, EDGE_TRUE_VALUE, profile_probability::likely ());
  connect (test, tell, EDGE_FALSE_VALUE, profile_probability::unlikely ());
  gsi = gsi_start_bb (first);
  append (first, build_first_test (&e, r->frame), UNKNOWN_LOCATION);
  connect (first, tell, EDGE_TRUE_VALUE, profile_probability::unlikely ());
  connect (first, pop, EDGE_FALSE_VALUE, profile_probability::likely ());
  lower_pop (r, pop);

  gsi = gsi_start_bb (tell);
  e.assign (build_slot_ref (r->frame, integer_type_node, 0),
	    build_int_cst (integer_type_node, CO__FINISHED));
  tree result = build_finish (&e, r->frame, args[0], args[1], args[2],
			      tree_to_shwi (args[3]));
  append (tell, gimple_build_return (result), UNKNOWN_LOCATION);
  make_edge (tell, EXIT_BLOCK_PTR_FOR_FN (r->fun), 0);
}

/* Compute R's frame at the start of the function, and let all others use that.  */

static void
copy_frame (recursive_step *r, tree frame)
{
  basic_block bb = split_edge (single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN (r->fun)));
  gimple_stmt_iterator gsi = gsi_start_bb (bb);
  emitter e = { &gsi, UNKNOWN_LOCATION };
  tree copy = make_ssa_name (SSA_NAME_VAR (frame));
  imm_use_iterator it;
  gimple *stmt;
  use_operand_p use;
  FOR_EACH_IMM_USE_STMT (stmt, it, frame)
    {
      FOR_EACH_IMM_USE_ON_STMT (use, it)
	SET_USE (use, copy);
      update_stmt (stmt);
    }
  e.put (gimple_build_assign (copy, frame));
  r->frame = copy;
}

/* Tell debuggers which frame the step has where ways with several meet.  */

static void
describe_frame (recursive_step *r)
{
  if (!MAY_HAVE_DEBUG_BIND_STMTS)
    return;
  tree var = SSA_NAME_VAR (r->frame);
  basic_block bb;
  FOR_EACH_BB_FN (bb, r->fun)
    for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi); gsi_next (&gpi))
      if (SSA_NAME_VAR (gimple_phi_result (gpi.phi ())) == var)
	{
	  gimple_stmt_iterator gsi = gsi_after_labels (bb);
	  gsi_insert_before (&gsi, gimple_build_debug_bind
				     (var, gimple_phi_result (gpi.phi ()), NULL),
			     GSI_SAME_STMT);
	}
}

void
stay_in_step (coroutine *co, tree vtable)
{
  recursive_step r;
  r.co = co;
  r.fun = DECL_STRUCT_FUNCTION (co->body);
  r.vtable = vtable;
  tree parms = DECL_ARGUMENTS (co->body);
  tree frame = ssa_default_def (r.fun, parms);
  tree root = ssa_default_def (r.fun, tree_last (parms));
  if (!optimize || optimize_debug || optimize_size || cogen_opts.check_frames
      || !frame || !root)
    return;
  push_cfun (r.fun);
  r.frame = frame;
  r.root = root;
  r.dispatch = find_dispatch (r.fun);
  gcc_assert (r.dispatch);
  const char *why = find_patterns (&r);
  if (why)
    dump_note (DECL_SOURCE_LOCATION (co->ramp), why, co->ramp);
  else
    {
      HOST_WIDE_INT state;
      gimple *mark = statement_before (r.dispatch);
      r.marks = mark && stores_state_p (mark, frame, &state) && state == CO__RUNNING;
      for (unsigned i = 0; i < r.pushes.length (); i++)
	r.pushes[i].grow = build_grow (&r, r.pushes[i], i);
      copy_frame (&r, frame);
      lower_ends (&r);
      basic_block start = entry_for (&r, CO__NOT_STARTED);
      for (const push &p : r.pushes)
	lower_push (&r, p, start);
      finish_edit (r.fun, true);
      describe_frame (&r);
    }
  pop_cfun ();
}
