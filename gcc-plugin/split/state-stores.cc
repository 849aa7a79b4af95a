/* Which stores of the state need not be executed?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	state = frame->state;  frame->state = RUNNING;	   state = frame->state;
	switch (state)					   switch (state)
	  {						     {
	  case 0: i = lo; goto test;			     case 0: i = lo;
							       frame->state = 1;
							       goto test;
	  case 1: i = frame->i + 1; }		   =>	     case 1: i = frame->i + 1; }
     test:						test:
	if (i < hi)					   if (i < hi)
	  { *item = frame->i = i;			     { *item = frame->i = i;
	    frame->state = 1; return true; }		       return true; }

   Only who gets control while the body runs can see that it runs: who is called, an
   asm, whoever looks at what is volatile.

   Input: a resume function, final but for its landing pads.  Output: the same with
   other stores of the state.

   1. sink_mark moves the mark RUNNING to where something can first see it.
   2. store_early: where the way from the start meets one on which the state is that
      of the next suspension already, it stores that before they meet.
   3. remove_known_stores: the state is that already.

   The invariant, verified by verify_state_stores: whoever can see the state sees the
   one that all stores would have left, and so does who resumes or drops next.

   It runs when nothing changes what a statement may see: what is inlined later is still
   a call here, and is looked into if it is short.  Not with -fnon-call-exceptions, where all may throw, and not for who
   debugs, who would not see that the coroutine runs.  */

#include "support/edit.h"
#include "split/rewrite.h"
#include "split/state-stores.h"
#include "support/frame-ref.h"
#include "support/queries.h"
#include "support/split.h"

/* So many copies of the mark are worth a way without it.  */
enum { MAX_MARKS = 3 };

bool
sees_state_p (gimple *stmt)
{
  if (is_gimple_debug (stmt) || gimple_clobber_p (stmt))
    return false;
  if (gimple_code (stmt) == GIMPLE_ASM || gimple_has_volatile_ops (stmt))
    return true;
  return (is_gimple_call (stmt)
	  && !(gimple_call_flags (stmt) & (ECF_CONST | ECF_PURE))
	  && !self_contained_call_p (as_a <gcall *> (stmt)));
}

/* What happens to the state first in a block.  */
enum state_event { NO_EVENT, SEEN, STORED };

/* Values of the state besides those that there are.  */
enum { NOT_REACHED = -100, ANY_STATE = -101 };

/* A resume function while its stores are looked at.  Vectors are by index of the
   block.  */
struct state_flow
{
  function *fun;
  tree frame;
  basic_block dispatch;
  gimple *mark;			/* The store of RUNNING there.  */
  tree state;			/* What it stores in.  */
  auto_vec<enum state_event> first;
  auto_vec<gimple *> seer;	/* What sees it, if that is SEEN.  */
  auto_vec<bool> live;		/* At the start of the block: something sees the
				   state before it is stored.  */
  auto_vec<bool> clean_in;	/* Nothing has seen or stored it on any way from the
				   dispatch.  */
  auto_vec<bool> clean_out;
  auto_vec<HOST_WIDE_INT> in, out;	/* The state that is stored.  */
  auto_vec<HOST_WIDE_INT> of_case;	/* That with which the dispatch comes.  */
};

/* True if STMT is the panic of a block that the dispatch leads to: it gives nobody the
   control back.  */

static bool
panics_p (const state_flow *f, gimple *stmt)
{
  basic_block bb = gimple_bb (stmt);
  tree fn = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  return (fn && EDGE_COUNT (bb->succs) == 0
	  && single_pred_p (bb) && single_pred (bb) == f->dispatch
	  && (id_equal (DECL_NAME (fn), "co__panic")
	      || id_equal (DECL_NAME (fn), "co__panic_state")));
}

/* Find what happens first in BB.  */

static void
find_event (state_flow *f, basic_block bb)
{
  HOST_WIDE_INT state;
  f->first[bb->index] = NO_EVENT;
  f->seer[bb->index] = NULL;
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    if (stores_state_p (gsi_stmt (gsi), f->frame, &state))
      {
	f->first[bb->index] = STORED;
	return;
      }
    else if (sees_state_p (gsi_stmt (gsi)) && !panics_p (f, gsi_stmt (gsi)))
      {
	f->first[bb->index] = SEEN;
	f->seer[bb->index] = gsi_stmt (gsi);
	return;
      }
}

/* Compute FIRST and LIVE.  */

static void
compute_live (state_flow *f)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, f->fun)
    find_event (f, bb);
  for (unsigned i = 0; i < f->live.length (); i++)
    f->live[i] = false;
  f->live[EXIT_BLOCK] = true;
  for (bool changed = true; changed; )
    {
      changed = false;
      FOR_EACH_BB_REVERSE_FN (bb, f->fun)
	{
	  bool live = f->first[bb->index] == SEEN;
	  edge e;
	  edge_iterator ei;
	  if (f->first[bb->index] == NO_EVENT)
	    FOR_EACH_EDGE (e, ei, bb->succs)
	      live |= f->live[e->dest->index];
	  changed |= live != f->live[bb->index];
	  f->live[bb->index] = live;
	}
    }
}

/* Compute CLEAN_IN and CLEAN_OUT.  */

static void
compute_clean (state_flow *f)
{
  basic_block bb;
  for (unsigned i = 0; i < f->clean_in.length (); i++)
    f->clean_in[i] = f->clean_out[i] = true;
  for (bool changed = true; changed; )
    {
      changed = false;
      FOR_EACH_BB_FN (bb, f->fun)
	{
	  if (bb == f->dispatch)
	    continue;
	  bool clean = true;
	  edge e;
	  edge_iterator ei;
	  FOR_EACH_EDGE (e, ei, bb->preds)
	    clean &= e->src != ENTRY_BLOCK_PTR_FOR_FN (f->fun)
		     && f->clean_out[e->src->index];
	  bool out = clean && f->first[bb->index] == NO_EVENT;
	  changed |= (clean != f->clean_in[bb->index]
		      || out != f->clean_out[bb->index]);
	  f->clean_in[bb->index] = clean;
	  f->clean_out[bb->index] = out;
	}
    }
}

/* Collect where the mark has to be stored: before the statements in *BEFORE, and on
   *EDGES.  Return false if that cannot be, or has no use.  */

static bool
find_marks (state_flow *f, vec<gimple *> *before, vec<edge> *edges)
{
  basic_block bb;
  bool gain = false;
  FOR_EACH_BB_FN (bb, f->fun)
    {
      if (bb == f->dispatch)
	continue;
      bool clean = f->clean_in[bb->index];
      if (clean && f->first[bb->index] == SEEN)
	before->safe_push (f->seer[bb->index]);
      gain |= clean && f->first[bb->index] == STORED;
      edge e;
      edge_iterator ei;
      if (!clean && f->live[bb->index])
	FOR_EACH_EDGE (e, ei, bb->preds)
	  if (f->clean_out[e->src->index])
	    {
	      if (e->flags & EDGE_COMPLEX)
		return false;
	      edges->safe_push (e);
	    }
    }
  /* What is left at the exit without any store is none of ours.  */
  if (f->live[EXIT_BLOCK])
    {
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, EXIT_BLOCK_PTR_FOR_FN (f->fun)->preds)
	if (f->clean_out[e->src->index])
	  return false;
    }
  unsigned marks = before->length () + edges->length ();
  return (marks == 0
	  || (gain && marks <= (optimize_function_for_size_p (f->fun) ? 1
				: MAX_MARKS)));
}

static gassign *
build_state_store (const state_flow *f, HOST_WIDE_INT state)
{
  return gimple_build_assign (unshare_expr (f->state),
			      build_int_cst (TREE_TYPE (f->state), state));
}

/* Store STATE on E.  */

static void
store_on_edge (const state_flow *f, edge e, HOST_WIDE_INT state)
{
  basic_block bb = split_edge (e);
  append (bb, build_state_store (f, state), UNKNOWN_LOCATION);
}

/* Let the arrays of F have room for all blocks.  */

static void
make_room (state_flow *f)
{
  unsigned n = last_basic_block_for_fn (f->fun);
  f->first.safe_grow_cleared (n, true);
  f->seer.safe_grow_cleared (n, true);
  f->live.safe_grow_cleared (n, true);
  f->clean_in.safe_grow_cleared (n, true);
  f->clean_out.safe_grow_cleared (n, true);
  f->in.safe_grow_cleared (n, true);
  f->out.safe_grow_cleared (n, true);
  f->of_case.safe_grow_cleared (n, true);
}

/* Move the mark to where it is seen first; true if it has moved.  */

static bool
sink_mark (state_flow *f)
{
  compute_live (f);
  compute_clean (f);
  auto_vec<gimple *> before;
  auto_vec<edge> edges;
  if (!find_marks (f, &before, &edges))
    return false;
  for (gimple *stmt : before)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      gsi_insert_before (&gsi, build_state_store (f, CO__RUNNING),
			 GSI_SAME_STMT);
    }
  for (edge e : edges)
    store_on_edge (f, e, CO__RUNNING);
  gimple_stmt_iterator gsi = gsi_for_stmt (f->mark);
  unlink_stmt_vdef (f->mark);
  gsi_remove (&gsi, true);
  make_room (f);
  return true;
}

/* The state that is stored when E is taken.  */

static HOST_WIDE_INT
state_on_edge (const state_flow *f, edge e)
{
  return (e->src == f->dispatch ? f->of_case[e->dest->index]
	  : f->out[e->src->index]);
}

/* Compute OF_CASE.  */

static void
compute_cases (state_flow *f)
{
  gswitch *sw = as_a <gswitch *> (gsi_stmt (gsi_last_nondebug_bb
					    (f->dispatch)));
  for (unsigned i = 0; i < f->of_case.length (); i++)
    f->of_case[i] = NOT_REACHED;
  for (unsigned i = 0; i < gimple_switch_num_labels (sw); i++)
    {
      tree label = gimple_switch_label (sw, i);
      HOST_WIDE_INT &state
	= f->of_case[label_to_block (f->fun, CASE_LABEL (label))->index];
      if (state != NOT_REACHED || !CASE_LOW (label) || CASE_HIGH (label))
	state = ANY_STATE;
      else
	state = tree_to_shwi (CASE_LOW (label));
    }
}

/* The state behind STMT, if it is STATE before.  */

static HOST_WIDE_INT
state_behind (const state_flow *f, gimple *stmt, HOST_WIDE_INT state)
{
  HOST_WIDE_INT stored;
  if (stores_state_p (stmt, f->frame, &stored))
    return stored;
  if (sees_state_p (stmt))
    return ANY_STATE;
  return state;
}

/* Compute IN and OUT, as if STATE were stored on the edge AT, if it is not null.  */

static void
compute_states (state_flow *f, edge at = NULL, HOST_WIDE_INT stored = 0)
{
  basic_block bb;
  compute_cases (f);
  for (unsigned i = 0; i < f->in.length (); i++)
    f->in[i] = f->out[i] = NOT_REACHED;
  f->out[ENTRY_BLOCK] = ANY_STATE;
  for (bool changed = true; changed; )
    {
      changed = false;
      FOR_EACH_BB_FN (bb, f->fun)
	{
	  HOST_WIDE_INT state = NOT_REACHED;
	  edge e;
	  edge_iterator ei;
	  FOR_EACH_EDGE (e, ei, bb->preds)
	    {
	      HOST_WIDE_INT here = e == at ? stored : state_on_edge (f, e);
	      if (state == NOT_REACHED)
		state = here;
	      else if (here != NOT_REACHED && here != state)
		state = ANY_STATE;
	    }
	  f->in[bb->index] = state;
	  for (gimple_stmt_iterator gsi = gsi_start_bb (bb);
	       state != NOT_REACHED && !gsi_end_p (gsi); gsi_next (&gsi))
	    state = state_behind (f, gsi_stmt (gsi), state);
	  changed |= state != f->out[bb->index];
	  f->out[bb->index] = state;
	}
    }
}

/* Collect in *KNOWN the stores of F of what the state is already.  */

static void
find_known_stores (const state_flow *f, vec<gimple *> *known)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, f->fun)
    {
      HOST_WIDE_INT state = f->in[bb->index], stored;
      if (state == NOT_REACHED)
	continue;
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  if (stores_state_p (gsi_stmt (gsi), f->frame, &stored)
	      && stored == state)
	    known->safe_push (gsi_stmt (gsi));
	  state = state_behind (f, gsi_stmt (gsi), state);
	}
    }
}

/* If ways from the start meet others in BB, on all of which the state is one and the
   same suspension point, collect the former in *EDGES and return that state; else 0.  */

static HOST_WIDE_INT
meets_start (const state_flow *f, basic_block bb, vec<edge> *edges)
{
  HOST_WIDE_INT common = CO__NOT_STARTED;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    {
      HOST_WIDE_INT state = state_on_edge (f, e);
      if (state == CO__NOT_STARTED && !(e->flags & EDGE_COMPLEX))
	edges->safe_push (e);
      else if (state > 0 && (common == CO__NOT_STARTED || common == state))
	common = state;
      else
	return CO__NOT_STARTED;
    }
  return common;
}

/* Store the state where ways from the start meet others, if that makes known what is
   stored later, and nobody sees it before something is stored.  */

static void
store_early (state_flow *f)
{
  compute_live (f);
  compute_states (f);
  basic_block bb;
  auto_vec<basic_block> blocks;
  FOR_EACH_BB_FN (bb, f->fun)
    if (bb != f->dispatch && EDGE_COUNT (bb->preds) > 1 && !f->live[bb->index])
      blocks.safe_push (bb);
  for (basic_block meeting : blocks)
    {
      auto_vec<edge> edges;
      HOST_WIDE_INT state = meets_start (f, meeting, &edges);
      if (!state || edges.length () != 1)
	continue;
      auto_vec<gimple *> before, after;
      find_known_stores (f, &before);
      compute_states (f, edges[0], state);
      find_known_stores (f, &after);
      if (after.length () > before.length ())
	{
	  store_on_edge (f, edges[0], state);
	  make_room (f);
	}
      compute_states (f);
    }
}

/* Remove stores of what the state is already.  */

static void
remove_known_stores (state_flow *f)
{
  compute_states (f);
  auto_vec<gimple *> known;
  find_known_stores (f, &known);
  for (gimple *stmt : known)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      unlink_stmt_vdef (stmt);
      gsi_remove (&gsi, true);
    }
}

/* Find the dispatch of F and its mark; false if they are not as rewrite_body makes
   them.  */

static bool
find_mark (state_flow *f)
{
  basic_block bb = single_succ (ENTRY_BLOCK_PTR_FOR_FN (f->fun));
  while (single_succ_p (bb))
    bb = single_succ (bb);
  gimple_stmt_iterator gsi = gsi_last_nondebug_bb (bb);
  HOST_WIDE_INT state;
  if (gsi_end_p (gsi) || gimple_code (gsi_stmt (gsi)) != GIMPLE_SWITCH)
    return false;
  f->dispatch = bb;
  gsi_prev_nondebug (&gsi);
  if (gsi_end_p (gsi) || !stores_state_p (gsi_stmt (gsi), f->frame, &state)
      || state != CO__RUNNING)
    return false;
  f->mark = gsi_stmt (gsi);
  f->state = gimple_assign_lhs (f->mark);
  return true;
}

void
reduce_state_stores (function *fun)
{
  state_flow f;
  f.fun = fun;
  f.frame = ssa_default_def (fun, DECL_ARGUMENTS (fun->decl));
  if (!optimize || optimize_debug || flag_non_call_exceptions || !f.frame)
    return;
  push_cfun (fun);
  make_room (&f);
  if (find_mark (&f) && sink_mark (&f))
    {
      store_early (&f);
      remove_known_stores (&f);
      forget_dominance ();
      mark_virtual_operands_for_renaming (fun);
      update_ssa (TODO_update_ssa_only_virtuals);
      finish_edit (fun, true);
    }
  pop_cfun ();
}
