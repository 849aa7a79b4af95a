/* Threading of state dispatches, so that elided loops dissolve.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Once the resume function of an elided frame is inlined and the frame is
   taken apart into scalars, its dispatch looks like this:

     loop:
	state_1 = PHI <START (entry), 1 (latch)>
	switch (state_1) { case START: goto a; case 1: goto b; ... }

   Every way into it knows where it leads.  Here each such way gets a copy of
   the block without its switch: entry goes to a, latch to b, and the state is
   gone.  What is left is the loop that the user would have written, in time
   for the passes that rotate, unroll and vectorize it.

   GCC's own jump threading does this too, but late, and not through a loop's
   header, which it must not disturb in general.

   It runs right after early scalar replacement, and again after the one that
   follows interprocedural inlining.  Only functions with elided frames have
   anything to gain (gate).  */

#include "support/edit.h"
#include "context.h"
#include "cfganal.h"
#include "support/markers.h"
#include "thread/thread.h"

/* The most statements that a block may have to be copied, and the most copies of one that
   tests something before a dispatch.  */
enum { MAX_STATEMENTS = 16, MAX_COPIES = 8, MAX_ROUNDS = 8 };

/* Functions that may hold inlined dispatches.  */
static hash_set<tree> *candidates;

void
note_elided_frame (tree fndecl)
{
  if (!candidates)
    candidates = new hash_set<tree>;
  candidates->add (fndecl);
}

void
note_body_moved (tree from, tree to)
{
  if (candidates && candidates->contains (from))
    candidates->add (to);
}

/* Return what NAME is a copy of, of a copy and so on: a constant, or a name
   that is no copy.  */

static tree
look_through_copies (tree name)
{
  while (TREE_CODE (name) == SSA_NAME
	 && gimple_assign_single_p (SSA_NAME_DEF_STMT (name)))
    {
      tree rhs = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (name));
      if (TREE_CODE (rhs) != SSA_NAME && TREE_CODE (rhs) != INTEGER_CST)
	break;
      name = rhs;
    }
  return name;
}

/* If BB ends with a switch or test whose outcome depends on a PHI node of BB
   alone, return that PHI node; else null.  */

static gphi *
deciding_phi (basic_block bb)
{
  gimple_stmt_iterator gsi = gsi_last_nondebug_bb (bb);
  if (gsi_end_p (gsi))
    return NULL;
  tree index;
  gimple *last = gsi_stmt (gsi);
  if (gswitch *sw = dyn_cast <gswitch *> (last))
    index = gimple_switch_index (sw);
  else if (gcond *cond = dyn_cast <gcond *> (last))
    {
      if (TREE_CODE (gimple_cond_rhs (cond)) != INTEGER_CST)
	return NULL;
      index = gimple_cond_lhs (cond);
    }
  else
    return NULL;
  index = look_through_copies (index);
  if (TREE_CODE (index) != SSA_NAME)
    return NULL;
  gphi *phi = dyn_cast <gphi *> (SSA_NAME_DEF_STMT (index));
  return phi && gimple_bb (phi) == bb ? phi : NULL;
}

/* True if BB is small enough to be copied.  */

static bool
cheap_p (basic_block bb)
{
  int n = 0;
  for (gimple_stmt_iterator gsi = gsi_start_nondebug_after_labels_bb (bb);
       !gsi_end_p (gsi); gsi_next_nondebug (&gsi))
    if (!gimple_nop_p (gsi_stmt (gsi)) && ++n > MAX_STATEMENTS)
      return false;
  return true;
}

/* Return the edge that BB takes when its deciding PHI node is VALUE.  */

static edge
edge_for (basic_block bb, tree value)
{
  gimple *last = gsi_stmt (gsi_last_nondebug_bb (bb));
  gcond *cond = dyn_cast <gcond *> (last);
  if (!cond)
    return find_taken_edge (bb, value);
  tree rhs = gimple_cond_rhs (cond);
  tree result = fold_binary (gimple_cond_code (cond), boolean_type_node,
			     fold_convert (TREE_TYPE (rhs), value), rhs);
  if (!result || TREE_CODE (result) != INTEGER_CST)
    return NULL;
  edge yes, no;
  extract_true_false_edges_from_block (bb, &yes, &no);
  return integer_zerop (result) ? no : yes;
}

/* Thread all edges into BB that are worth it; return how many.  */

static unsigned
thread_block (basic_block bb)
{
  gphi *phi = deciding_phi (bb);
  if (!phi || !cheap_p (bb))
    return 0;
  auto_vec<edge> edges;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    if (!(e->flags & (EDGE_ABNORMAL | EDGE_EH)) && e->src != bb
	&& TREE_CODE (look_through_copies (PHI_ARG_DEF_FROM_EDGE (phi, e)))
	   == INTEGER_CST)
      edges.safe_push (e);
  unsigned threaded = 0;
  for (edge in : edges)
    {
      tree value = look_through_copies (PHI_ARG_DEF_FROM_EDGE (phi, in));
      if (edge taken = edge_for (bb, value))
	{
	  thread_edge (bb, in, taken);
	  threaded++;
	}
    }
  return threaded;
}

/* True if the compiler has made the variable of NAME, or it has none.  */

static bool
artificial_p (tree name)
{
  tree var = SSA_NAME_VAR (name);
  return !var || DECL_ARTIFICIAL (var);
}

/* True if E leads from a block that does nothing but come here, small enough to be
   copied with BB, where PHI, that decides in BB, is known on some way.  */

static bool
pullable_p (basic_block bb, gphi *phi, edge e)
{
  basic_block from = e->src;
  tree value = look_through_copies (PHI_ARG_DEF_FROM_EDGE (phi, e));
  if (from == bb || !single_succ_p (from)
      || (e->flags & (EDGE_ABNORMAL | EDGE_EH))
      || TREE_CODE (value) != SSA_NAME || !cheap_p (from))
    return false;
  gphi *known = dyn_cast <gphi *> (SSA_NAME_DEF_STMT (value));
  if (!known || gimple_bb (known) != from)
    return false;
  for (unsigned i = 0; i < gimple_phi_num_args (known); i++)
    if (TREE_CODE (look_through_copies (gimple_phi_arg_def (known, i)))
	== INTEGER_CST)
      return true;
  return false;
}

/* What a loop does with each item stands between the ways that know where to go on
   and the dispatch BB:

     a: tag = 2; goto body;   b: tag = 3; goto body;
     body: ...; goto head;    head: switch (tag) ...

   Let each such block have a dispatch of its own, so that it can be threaded with
   it.  Return how many.  */

static unsigned
pull_dispatch (basic_block bb)
{
  gphi *phi = deciding_phi (bb);
  if (!phi || !cheap_p (bb))
    return 0;
  auto_vec<edge> edges;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->preds)
    if (pullable_p (bb, phi, e))
      edges.safe_push (e);
  for (edge in : edges)
    {
      basic_block copy = duplicate_block (bb, in, in->src);
      flush_pending_stmts (in);
      add_phi_args_after_copy (&copy, 1, NULL);
    }
  return edges.length ();
}

/* If BB ends with a test of what a PHI node of an earlier block decides, and that
   block does nothing but come here, unless a test of it leads elsewhere, or it yields and
   the coroutine is dropped, return that PHI node; else null.  */

static gphi *
phi_before_test (basic_block bb)
{
  gimple_stmt_iterator gsi = gsi_last_nondebug_bb (bb);
  gimple *last = gsi_end_p (gsi) ? NULL : gsi_stmt (gsi);
  gswitch *sw = last ? dyn_cast <gswitch *> (last) : NULL;
  gcond *test = last ? dyn_cast <gcond *> (last) : NULL;
  if (!sw && !(test && TREE_CODE (gimple_cond_rhs (test)) == INTEGER_CST))
    return NULL;
  tree index = look_through_copies (sw ? gimple_switch_index (sw)
				       : gimple_cond_lhs (test));
  gphi *phi = (TREE_CODE (index) == SSA_NAME
	       ? dyn_cast <gphi *> (SSA_NAME_DEF_STMT (index)) : NULL);
  if (!phi || !cheap_p (bb) || !single_pred_p (bb)
      || single_pred (bb) != gimple_bb (phi))
    return NULL;
  basic_block from = gimple_bb (phi);
  gsi = gsi_last_nondebug_bb (from);
  if (gsi_end_p (gsi))
    return NULL;
  gcond *dropped = dyn_cast <gcond *> (gsi_stmt (gsi));
  unsigned markers = 0;
  for (gsi = gsi_start_bb (from); !gsi_end_p (gsi); gsi_next (&gsi))
    if (marker_code (gsi_stmt (gsi)) == MARKER_YIELD)
      markers += (dropped && gimple_call_lhs (gsi_stmt (gsi)) == gimple_cond_lhs (dropped)
		  ? 1 : 2);
    else if (marker_code (gsi_stmt (gsi)) != MARKER_NONE)
      return NULL;
  return markers <= 1 && cheap_p (from) && can_duplicate_block_p (from) ? phi : NULL;
}

/* A coroutine that yields what a loop gives it suspends between the ways that know
   where to go on and the dispatch BB:

     a: tag = 2; goto body;   b: tag = 3; goto body;
     body: ...  d = YIELD (v); if (d != 0) goto out;  switch (tag) ...

   Let each of these have a body of its own: then the state says which it was, and
   the frame keeps neither TAG nor, beside what one of the ways needs, what another
   does.  So too where the loop may be left, or something be asked before the tag is.
   Return how many.  */

static unsigned
pull_test (basic_block bb)
{
  gphi *phi = phi_before_test (bb);
  if (!phi)
    return 0;
  basic_block body = gimple_bb (phi);
  auto_vec<edge> edges;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, body->preds)
    if (!(e->flags & (EDGE_ABNORMAL | EDGE_EH)) && e->src != body
	&& TREE_CODE (look_through_copies (PHI_ARG_DEF_FROM_EDGE (phi, e)))
	   == INTEGER_CST)
      edges.safe_push (e);
  bool yields = false;
  for (gimple_stmt_iterator gsi = gsi_start_bb (body); !gsi_end_p (gsi); gsi_next (&gsi))
    yields |= marker_code (gsi_stmt (gsi)) == MARKER_YIELD;
  if (!yields && edges.length () > MAX_COPIES)
    return 0;
  /* One of them may have the body that is there.  */
  if (edges.length () == EDGE_COUNT (body->preds))
    edges.pop ();
  for (edge in : edges)
    {
      basic_block copy = duplicate_block (body, in, in->src);
      flush_pending_stmts (in);
      add_phi_args_after_copy (&copy, 1, NULL);
    }
  return edges.length ();
}

/* Thread all dispatches of FUN, or only those that are ARTIFICIAL, on what the
   compiler has made; true if there were any.  */

static bool
thread_dispatches (function *fun, bool artificial)
{
  unsigned threaded = 0;
  auto_vec<basic_block> blocks, behind_tests;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    if (gphi *phi = deciding_phi (bb))
      {
	if (!artificial || artificial_p (gimple_phi_result (phi)))
	  blocks.safe_push (bb);
      }
    else if (artificial)
      if (gphi *phi = phi_before_test (bb))
	if (artificial_p (gimple_phi_result (phi)))
	  behind_tests.safe_push (bb);
  if (blocks.is_empty () && behind_tests.is_empty ())
    return false;
  initialize_original_copy_tables ();
  for (basic_block b : blocks)
    {
      threaded += thread_block (b);
      if (artificial)
	threaded += pull_dispatch (b);
    }
  if (!threaded)
    for (basic_block b : behind_tests)
      threaded += pull_test (b);
  free_original_copy_tables ();
  if (!threaded)
    return false;
  finish_removal (fun);
  update_ssa (TODO_update_ssa);
  if (artificial)
    remove_single_phis (fun);
  cleanup_tree_cfg ();
  return true;
}

bool
thread_artificial (function *fun)
{
  bool any = false;
  for (int i = 0; i < MAX_ROUNDS && thread_dispatches (fun, true); i++)
    any = true;
  return any;
}

namespace {

const pass_data pass_data_thread =
{
  GIMPLE_PASS, "cogen_thread", OPTGROUP_NONE, TV_NONE, PROP_ssa | PROP_cfg, 0,
  0, 0, 0
};

class pass_thread : public gimple_opt_pass
{
public:
  pass_thread (gcc::context *ctxt) : gimple_opt_pass (pass_data_thread, ctxt)
  {}
  opt_pass *clone () final override { return new pass_thread (m_ctxt); }
  bool gate (function *fun) final override
  {
    return optimize && candidates && candidates->contains (fun->decl);
  }
  unsigned execute (function *fun) final override
  {
    for (int i = 0; i < MAX_ROUNDS && thread_dispatches (fun, false); i++)
      ;
    return 0;
  }
};

} // anon namespace

opt_pass *
make_pass_thread (gcc::context *ctxt)
{
  return new pass_thread (ctxt);
}
