/* The control flow of a delegation: what delegation/lower.cc and
   delegation/chain.cc build with.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A delegating marker M has a result that its function tests at once:

	head:  ...  d = M (...);
	join:  if (d != 0) return;  ...

   isolate_marker makes the two blocks; what takes the marker's place is put
   between them, and reaches JOIN by connect_join, once with d == 0 and once
   with d != 0; finish_delegation takes the marker away.  */

#include "support/edit.h"
#include "delegation/delegation.h"
#include "support/shapes.h"
#include "support/unwinding.h"

/* Return a call of a new marker CODE, on D's object if on any, with up to four
   arguments.  */

gcall *
build_marker_call (const delegation *d, enum marker code, const char *name,
		   tree result, tree a0, tree a1, tree a2, tree a3)
{
  tree args[4] = { a0, a1, a2, a3 }, types[4];
  unsigned n = 0;
  for (; n < 4 && args[n]; n++)
    types[n] = TREE_TYPE (args[n]);
  tree decl = build_marker_decl (code, name, result, n, types, d->t.type);
  gcall *call = gimple_build_call (decl, n);
  for (unsigned i = 0; i < n; i++)
    gimple_call_set_arg (call, i, args[i]);
  return call;
}

/* The address of VALUE, or null if there is none.  */

tree
address_or_null (tree value)
{
  return value ? build_fold_addr_expr (value) : null_pointer_node;
}

/* If E leads to a block in which nothing is executed, and that to one that is reached in
   no other way, let E lead there at once; return its destination.  */

static basic_block
skip_empty_blocks (edge e)
{
  basic_block bb = e->dest;
  while (single_pred_p (bb) && single_succ_p (bb) && single_pred_p (single_succ (bb))
	 && gimple_seq_empty_p (phi_nodes (single_succ (bb)))
	 && gsi_end_p (gsi_start_nondebug_after_labels_bb (bb))
	 && single_succ (bb) != EXIT_BLOCK_PTR_FOR_FN (cfun))
    {
      basic_block next = single_succ (bb);
      remove_edge (single_succ_edge (bb));
      redirect_edge_succ (e, next);
      bb = next;
    }
  return bb;
}

/* Make MARKER the last statement of a block whose only normal successor is a
   block of its own, and note both in D.  */

void
isolate_marker (delegation *d)
{
  basic_block bb = gimple_bb (d->marker);
  gimple_stmt_iterator last = gsi_last_nondebug_bb (bb);
  basic_block next = NULL;
  /* What follows a marker that may throw, or stands in an inlined body, may be a
     block already.  */
  if (gsi_stmt (last) == d->marker)
    if (edge e = find_fallthru_edge (bb->succs))
      next = skip_empty_blocks (e);
  if (next && single_pred_p (next) && gimple_seq_empty_p (phi_nodes (next)))
    d->join = next;
  else
    d->join = split_after (d->marker);
  d->head = gimple_bb (d->marker);
  d->dropped = NULL;
  if (tree lhs = gimple_call_lhs (d->marker))
    d->dropped = create_phi_node (lhs, d->join);
}

/* Return the edge that D's join takes if the coroutine is being dropped, when
   JOIN does nothing but test that, as the front end has it; else null.  With
   -fexceptions GCC copies the result of what may throw first.  */

static edge
drop_edge (delegation *d)
{
  gimple_stmt_iterator gsi
    = gsi_start_nondebug_after_labels_bb (d->join);
  tree result = d->dropped ? gimple_phi_result (d->dropped) : NULL_TREE;
  while (result && !gsi_end_p (gsi)
	 && gimple_assign_ssa_name_copy_p (gsi_stmt (gsi))
	 && gimple_assign_rhs1 (gsi_stmt (gsi)) == result
	 && has_single_use (result)
	 && has_single_use (gimple_assign_lhs (gsi_stmt (gsi))))
    {
      result = gimple_assign_lhs (gsi_stmt (gsi));
      gsi_next_nondebug (&gsi);
    }
  gcond *test = gsi_end_p (gsi) ? NULL : dyn_cast <gcond *> (gsi_stmt (gsi));
  if (!test || !result || gimple_cond_lhs (test) != result
      || !integer_zerop (gimple_cond_rhs (test)))
    return NULL;
  edge yes, no;
  extract_true_false_edges_from_block (d->join, &yes, &no);
  return gimple_cond_code (test) == NE_EXPR ? yes
	 : gimple_cond_code (test) == EQ_EXPR ? no : NULL;
}

/* Let FROM lead to D's join, where the marker's result is then DROPPED.  The
   way of a drop goes past the test there, so that it never seems to lead back
   into the body.  */

void
connect_join (delegation *d, basic_block from, int dropped)
{
  edge out = dropped ? drop_edge (d) : NULL;
  if (out)
    {
      edge e = make_single_succ_edge (from, out->dest, EDGE_FALLTHRU);
      for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	add_phi_arg (gpi.phi (), PHI_ARG_DEF_FROM_EDGE (gpi.phi (), out), e,
		     gimple_phi_arg_location_from_edge (gpi.phi (), out));
      return;
    }
  tree result = d->dropped ? gimple_phi_result (d->dropped) : NULL_TREE;
  edge e = make_single_succ_edge (from, d->join, EDGE_FALLTHRU);
  if (!result)
    return;
  /* A PHI node that had no room for one more argument is another one now.  */
  d->dropped = as_a <gphi *> (SSA_NAME_DEF_STMT (result));
  add_phi_arg (d->dropped, build_int_cst (TREE_TYPE (result), dropped), e,
	       d->loc);
}

/* When only one way leads to D's join, the marker's result is a constant there
   and so is the test of it.  */

static void
fold_join (delegation *d)
{
  if (!d->dropped || !single_pred_p (d->join))
    return;
  tree result = gimple_phi_result (d->dropped);
  tree value = gimple_phi_arg_def (d->dropped, 0);
  edge dead = drop_edge (d);
  gimple_stmt_iterator gsi = gsi_for_stmt (d->dropped);
  replace_name (result, value);
  remove_phi_node (&gsi, true);
  if (!dead || !integer_zerop (value))
    return;
  never_take (dead);
}

/* Remove D's marker and let its block lead to FIRST instead.  */

void
finish_delegation (delegation *d, basic_block first)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (d->marker);
  remove_edge (find_edge (d->head, d->join));
  remove_stmt_from_eh_lp (d->marker);
  remove_marker (&gsi);
  gimple_purge_dead_eh_edges (d->head);
  make_single_succ_edge (d->head, first, EDGE_FALLTHRU);
  fold_join (d);
}

/* Put CALL, which can throw where the marker could, last in BB; return the
   block where execution goes on.  */

basic_block
append_call (delegation *d, basic_block bb, gcall *call)
{
  append (bb, call, d->loc);
  gimple_set_block (call, gimple_block (d->marker));
  basic_block next = new_block (d->fun, bb);
  make_single_succ_edge (bb, next, EDGE_FALLTHRU);
  copy_eh (d->marker, call);
  return next;
}

/* Append to BB: drop D's object; return the block that follows.  */

basic_block
append_drop (delegation *d, basic_block bb)
{
  return append_call (d, bb, build_marker_call (d, MARKER_DROP, "co_drop",
						void_type_node, d->object));
}

/* Let D's object be dropped when what unwinds leaves CALL.  */

void
drop_when_left (delegation *d, gcall *call)
{
  auto_vec<gimple *> calls;
  calls.safe_push (call);
  clean_up_when_left (d->fun, calls,
		      build_marker_call (d, MARKER_DROP, "co_drop",
					 void_type_node, d->object));
}

/* Append to BB the marker CALL, which suspends; resume at AGAIN and go to OUT
   when dropped.  */

void
append_suspension (delegation *d, basic_block bb, gcall *call,
		   basic_block again, basic_block out)
{
  tree dropped = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, dropped);
  append (bb, call, d->loc);
  append (bb, gimple_build_cond (NE_EXPR, dropped, integer_zero_node,
				 NULL_TREE, NULL_TREE), d->loc);
  connect (bb, out, EDGE_TRUE_VALUE, profile_probability::unlikely ());
  connect (bb, again, EDGE_FALSE_VALUE, profile_probability::likely ());
}

/* Append to BB the statements that suspend because of CAUSE, resume at AGAIN
   and go to OUT when dropped.  */

void
append_suspend (delegation *d, basic_block bb, enum suspend_cause cause,
		basic_block again, basic_block out)
{
  append_suspension (d, bb, build_marker_call (d, MARKER_SUSPEND, "co_suspend",
					       integer_type_node,
					       build_int_cst (integer_type_node,
							      cause)),
		     again, out);
}

/* Append to BB a test of STATUS == VALUE that goes to YES or NO.  */

void
append_test (delegation *d, basic_block bb, tree status, int value,
	     basic_block yes, basic_block no)
{
  append (bb, gimple_build_cond (EQ_EXPR, status,
				 build_int_cst (TREE_TYPE (status), value),
				 NULL_TREE, NULL_TREE), d->loc);
  connect (bb, yes, EDGE_TRUE_VALUE, profile_probability::even ());
  connect (bb, no, EDGE_FALSE_VALUE, profile_probability::even ());
}
