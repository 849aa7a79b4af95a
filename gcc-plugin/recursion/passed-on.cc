/* A loop that does nothing but yield each item is a delegation.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_for (int v, walk (t->left))		=>  co_yield_from (walk (t->left));
	  co_yield (v);

   in walk itself, or on its cycle of calls.  A loop in the body would be a turn of each
   level for each item; a delegation is linked, or a jump.  Nobody can tell the difference:
   an iterator has no resume argument, the item is the child's own, and the object is
   dropped where the loop would drop it.

   Input: a coroutine whose delegation is still markers.  Output: YIELD_FROM of a new
   variable in the place of the loop; the loop's hidden variable is gone.

   1. find_hidden finds the hidden variables that such calls initialize, and all that
      is done to them.
   2. find_loop follows the ways of a loop: from the call to the step, from there to
      the yield and back, and out.
   3. replace_loop.

   The invariant: on these ways nothing is executed but the step, the fetch of its item,
   the yield of just that, and tests that are known.

   What is no recursion stays a loop, which may dissolve.  */

#include "support/edit.h"
#include "cfganal.h"
#include "recursion/recursion.h"
#include "support/dump.h"
#include "support/queries.h"
#include "support/unit.h"

/* What is done to a hidden variable.  */
struct hidden_uses
{
  gcall *call;			/* What gives it the object,  */
  gcall *step;			/* the step of the loop,  */
  auto_vec<gimple *> ends;	/* drops, and marks of where its life is.  */
  bool others;			/* There is something else.  */
};

typedef hash_map<tree, hidden_uses *> hidden_map;

/* Note in the uses of the hidden variable that OP is of, if any, that STMT has
   it.  */

static bool
note_hidden (gimple *stmt, tree, tree op, void *data)
{
  tree base = base_decl (TREE_CODE (op) == ADDR_EXPR ? TREE_OPERAND (op, 0) : op);
  if (!base || !hidden_loop_var_p (base))
    return false;
  hidden_uses **slot = &((hidden_map *) data)->get_or_insert (base);
  if (!*slot)
    *slot = new hidden_uses ();
  hidden_uses *uses = *slot;
  gcall *call = dyn_cast <gcall *> (stmt);
  enum marker code = marker_code (stmt);
  if (gimple_clobber_p (stmt) || code == MARKER_DROP
      || gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    uses->ends.safe_push (stmt);
  else if ((code == MARKER_FOR_NEXT || code == MARKER_AWAIT_NEXT) && !uses->step)
    uses->step = call;
  else if (call && code == MARKER_NONE && gimple_call_lhs (call) == base
	   && !uses->call)
    uses->call = call;
  else
    uses->others = true;
  uses->others |= lookup_stmt_eh_lp (stmt) != 0;
  return false;
}

/* Collect in MAP what FUN does to its hidden variables.  */

static void
find_hidden (function *fun, hidden_map *map)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (!is_gimple_debug (gsi_stmt (gsi)))
	walk_stmt_load_store_addr_ops (gsi_stmt (gsi), map, note_hidden,
				       note_hidden, note_hidden);
}

/* A place on a way through FUN.  */
struct walker
{
  gimple_stmt_iterator gsi;	/* The next statement.  */
  edge last;			/* The last edge that was taken; null at first.  */
  name_map names;
};

/* Let W take E.  */

static void
take (walker *w, edge e)
{
  note_phis (&w->names, e);
  w->last = e;
  w->gsi = gsi_start_bb (e->dest);
}

/* Which way the test STMT takes, as far as W knows.  */

static edge
known_edge (walker *w, gcond *stmt)
{
  tree result = fold_binary (gimple_cond_code (stmt), boolean_type_node,
			     value_on_way (&w->names, gimple_cond_lhs (stmt)),
			     value_on_way (&w->names, gimple_cond_rhs (stmt)));
  if (!result || TREE_CODE (result) != INTEGER_CST)
    return NULL;
  edge yes, no;
  extract_true_false_edges_from_block (gimple_bb (stmt), &yes, &no);
  return integer_zerop (result) ? no : yes;
}

/* Let W go on to the next statement that does something, and return that; null if the
   way is lost.  */

static gimple *
next_statement (walker *w)
{
  for (unsigned n = 0; n < 100; n++)
    {
      if (gsi_end_p (w->gsi))
	{
	  basic_block bb = gsi_bb (w->gsi);
	  if (!single_succ_p (bb) || (single_succ_edge (bb)->flags & EDGE_COMPLEX)
	      || single_succ (bb) == EXIT_BLOCK_PTR_FOR_FN (cfun))
	    return NULL;
	  take (w, single_succ_edge (bb));
	  continue;
	}
      gimple *stmt = gsi_stmt (w->gsi);
      gcond *test = dyn_cast <gcond *> (stmt);
      if (test)
	{
	  edge e = known_edge (w, test);
	  if (!e)
	    return stmt;
	  take (w, e);
	  continue;
	}
      gassign *assign = dyn_cast <gassign *> (stmt);
      if (w->last && assign && gimple_assign_single_p (assign)
	  && TREE_CODE (gimple_assign_lhs (assign)) == SSA_NAME
	  && is_gimple_val (gimple_assign_rhs1 (assign)))
	w->names.put (gimple_assign_lhs (assign),
		      value_on_way (&w->names, gimple_assign_rhs1 (assign)));
      else if (!mark_p (stmt))
	return stmt;
      gsi_next (&w->gsi);
    }
  return NULL;
}

/* A loop that is a delegation.  */
struct pass_loop
{
  tree hidden;
  hidden_uses *uses;
  edge out;		/* By which it ends,  */
  edge dropped;		/* and by which it is left when it is dropped.  */
  name_map names;	/* What is known on OUT.  */
};

/* Let W, right behind a marker that gives CALL's result, go on where that is zero or
   not; false if that is not tested next.  */

static bool
take_answer (walker *w, gcall *call, bool zero)
{
  edge nonzero = nonzero_edge (gimple_call_lhs (call));
  if (!nonzero || nonzero->src != gimple_bb (call))
    return false;
  edge other = EDGE_SUCC (nonzero->src, EDGE_SUCC (nonzero->src, 0) == nonzero);
  take (w, zero ? other : nonzero);
  return true;
}

/* Let W follow the step of L to where it is known whether there is an item, and go on
   where it IS there or not.  */

static bool
take_step (walker *w, pass_loop *l, bool is)
{
  gcall *step = l->uses->step;
  if (marker_code (step) == MARKER_FOR_NEXT)
    return take_answer (w, step, !is);
  if (!take_answer (w, step, true))
    return false;
  gimple *stmt = next_statement (w);
  return (stmt && marker_code (stmt) == MARKER_ADVANCED
	  && id_of (as_a <gcall *> (stmt)) == id_of (step)
	  && take_answer (w, as_a <gcall *> (stmt), !is));
}

/* True if from its creation on L does nothing but pass on items; find its ways out.  */

static bool
find_loop (pass_loop *l)
{
  gcall *step = l->uses->step;
  walker w;
  w.last = NULL;
  w.gsi = gsi_for_stmt (l->uses->call);
  gsi_next (&w.gsi);
  if (next_statement (&w) != step || !take_step (&w, l, true))
    return false;
  gimple *fetch = next_statement (&w);
  if (!fetch || marker_code (fetch) != MARKER_RESULT
      || id_of (as_a <gcall *> (fetch)) != id_of (step))
    return false;
  tree item = gimple_call_lhs (fetch);
  if (!item || TREE_CODE (item) != SSA_NAME)
    return false;
  gsi_next (&w.gsi);
  gimple *next = next_statement (&w);
  if (!next || marker_code (next) != MARKER_YIELD)
    return false;
  gcall *yield = as_a <gcall *> (next);
  if (value_on_way (&w.names, gimple_call_arg (yield, 0)) != item
      || lookup_stmt_eh_lp (yield))
    return false;
  l->dropped = nonzero_edge (gimple_call_lhs (yield));
  if (!take_answer (&w, yield, true) || next_statement (&w) != step)
    return false;
  walker none;
  none.last = NULL;
  if (!take_step (&none, l, false))
    return false;
  if (gimple *stmt = next_statement (&none))
    if (marker_code (stmt) == MARKER_DROP && l->uses->ends.contains (stmt))
      {
	l->out = none.last;
	for (auto it : none.names)
	  l->names.put (it.first, it.second);
	return true;
      }
  return false;
}

/* True if what the PHI nodes of E's destination get from E is known before the loop,
   as NAMES has it: it is none of the names of the loop itself.  */

static bool
outside_p (pass_loop *l, edge e)
{
  basic_block call = gimple_bb (l->uses->call);
  for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
       gsi_next (&gpi))
    {
      if (virtual_operand_p (gimple_phi_result (gpi.phi ())))
	continue;
      tree value = value_on_way (&l->names, PHI_ARG_DEF_FROM_EDGE (gpi.phi (), e));
      if (TREE_CODE (value) == SSA_NAME && !SSA_NAME_IS_DEFAULT_DEF (value)
	  && !dominated_by_p (CDI_DOMINATORS, call,
			      gimple_bb (SSA_NAME_DEF_STMT (value))))
	return false;
    }
  return true;
}

/* Let FROM lead to where OLD does, with what L knows.  */

static void
lead (pass_loop *l, basic_block from, edge old, int flags)
{
  edge e = connect (from, old->dest, flags, (flags & EDGE_TRUE_VALUE
					     ? profile_probability::unlikely ()
					     : profile_probability::likely ()));
  for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
       gsi_next (&gpi))
    add_phi_arg (gpi.phi (),
		 value_on_way (&l->names, PHI_ARG_DEF_FROM_EDGE (gpi.phi (), old)),
		 e, UNKNOWN_LOCATION);
}

/* Put a delegation in the place of L in FUN, a coroutine of T.  */

static void
replace_loop (function *fun, const trait &t, pass_loop *l)
{
  gcall *call = l->uses->call, *step = l->uses->step;
  location_t loc = gimple_location (step);
  tree object = build_local (fun, t.type, "passed_on", loc);
  tree id = gimple_call_arg (step, id_operand (step));
  gcall *marker = gimple_build_call (trait_marker (t, MARKER_YIELD_FROM), 2,
				     object, id);
  tree dropped = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (marker, dropped);
  gimple_call_set_lhs (call, object);
  update_stmt (call);
  basic_block bb = gimple_bb (call);
  edge old = split_block (bb, call);
  remove_edge (old);
  append (bb, marker, loc);
  append (bb, gimple_build_cond (NE_EXPR, dropped, integer_zero_node, NULL_TREE,
				 NULL_TREE), loc);
  lead (l, bb, l->dropped, EDGE_TRUE_VALUE);
  lead (l, bb, l->out, EDGE_FALSE_VALUE);
  for (gimple *end : l->uses->ends)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (end);
      unlink_stmt_vdef (end);
      gsi_remove (&gsi, true);
    }
}

/* Let no virtual operand in FUN be what a loop leaves that is not reached any more.  */

static void
leave_memory (function *fun)
{
  find_unreachable_blocks ();
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      if (bb->flags & BB_REACHABLE)
	continue;
      if (gphi *phi = get_virtual_phi (bb))
	mark_virtual_phi_result_for_renaming (phi);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (tree vdef = gimple_vdef (gsi_stmt (gsi)))
	  if (TREE_CODE (vdef) == SSA_NAME)
	    mark_virtual_operand_for_renaming (vdef);
    }
}

/* True if USES are those of a loop over what a call of FUN's cycle of calls makes, in FUN,
   a coroutine of T.  */

static bool
recursive_loop_p (function *fun, const trait &t, const hidden_uses *uses)
{
  if (uses->others || !uses->call || !uses->step || uses->ends.is_empty ())
    return false;
  tree callee = gimple_call_fndecl (uses->call);
  trait made;
  return (callee && coroutine_decl_p (callee) && same_cycle_p (fun->decl, callee)
	  && trait_of_function (callee, &made) && made.type == t.type
	  && (t.kind == TRAIT_ITERATOR || t.kind == TRAIT_STREAM));
}

bool
pass_on_items (function *fun)
{
  trait t;
  hidden_map map;
  if (!trait_of_function (fun->decl, &t))
    return false;
  find_hidden (fun, &map);
  /* In the order of the source.  */
  auto_vec<tree> order;
  unsigned i;
  tree var;
  FOR_EACH_LOCAL_DECL (fun, i, var)
    if (map.get (var))
      order.safe_push (var);
  bool any = false;
  calculate_dominance_info (CDI_DOMINATORS);
  auto_delete_vec<pass_loop> loops;
  for (tree hidden : order)
    {
      pass_loop *l = new pass_loop ();
      l->hidden = hidden;
      l->uses = *map.get (hidden);
      if (recursive_loop_p (fun, t, l->uses) && find_loop (l)
	  && outside_p (l, l->out) && outside_p (l, l->dropped)
	  && within_limit_p ())
	loops.safe_push (l);
      else
	delete l;
    }
  for (pass_loop *l : loops)
    {
      dump_note (gimple_location (l->uses->step),
		 "the loop over %qD only passes on its items",
		 gimple_call_fndecl (l->uses->call));
      replace_loop (fun, t, l);
      any = true;
    }
  for (auto it : map)
    delete it.second;
  forget_dominance ();
  if (any)
    {
      leave_memory (fun);
      finish_edit (fun, true);
    }
  return any;
}
