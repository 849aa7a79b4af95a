/* Delegations of producers become loops, which may dissolve.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   In the form of a producer:

	d = YIELD_FROM (obj, ID);  if (d != 0) return;
   =>	o = obj;
	while (FOR_NEXT (&o, ID)) { d = YIELD (RESULT (ID)); if (d != 0) return; }
	DROP (&o);

   of an iterator; of a generator that takes no argument

	while (RESUME (&o, &item, &final) == YIELDED) { d = YIELD (item); ... }

   and what fetches its result reads FINAL.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"

static edge
other_edge (edge e)
{
  edge yes, no;
  extract_true_false_edges_from_block (e->src, &yes, &no);
  return e == yes ? no : yes;
}

/* Let the PHI nodes where TO leads get by it what they get by FROM, which leads
   there, too.  */

static void
copy_phi_args (edge from, edge to)
{
  for (gphi_iterator gpi = gsi_start_phis (to->dest); !gsi_end_p (gpi);
       gsi_next (&gpi))
    add_phi_arg (gpi.phi (), PHI_ARG_DEF_FROM_EDGE (gpi.phi (), from), to,
		 gimple_phi_arg_location_from_edge (gpi.phi (), from));
}

/* Build the marker CODE of T with the operands A0 and A1, if not null.  */

static gcall *
build_marker (const trait &t, enum marker code, tree a0, tree a1 = NULL_TREE)
{
  return (a1 ? gimple_build_call (trait_marker (t, code), 2, a0, a1)
	  : gimple_build_call (trait_marker (t, code), 1, a0));
}

/* Insert STMT before *GSI, in the place of OLD.  */

static void
put_for (gimple_stmt_iterator *gsi, gimple *stmt, gimple *old)
{
  gimple_set_location (stmt, gimple_location (old));
  gimple_set_block (stmt, gimple_block (old));
  gsi_insert_before (gsi, stmt, GSI_SAME_STMT);
}

/* So often an object may have been moved before it is delegated to.  */
enum { MOST_MOVES = 4 };

/* The parameter that is the function which CALL calls, or null.  */

static tree
called_parm (const gcall *call)
{
  tree fn = gimple_call_fn (call);
  return (fn && TREE_CODE (fn) == SSA_NAME && SSA_NAME_IS_DEFAULT_DEF (fn)
	  && SSA_NAME_VAR (fn) && TREE_CODE (SSA_NAME_VAR (fn)) == PARM_DECL
	  ? SSA_NAME_VAR (fn) : NULL_TREE);
}

/* True if OBJECT, a variable of FUN, gets what a coroutine of the unit makes, or what
   was in a parameter.  A delegation to anything else is more than a loop: it is put
   in a chain, and checked.  Also if a function makes it that is a parameter, which is
   added to MAKERS: where the form is used, it has to be known.  */

static bool
known_object_p (function *fun, tree object, vec<tree> *makers, unsigned moves = 0)
{
  bool known = false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gcall *call = dyn_cast <gcall *> (gsi_stmt (gsi));
	if (gimple_clobber_p (gsi_stmt (gsi))
	    || gimple_get_lhs (gsi_stmt (gsi)) != object)
	  continue;
	if (known || !call)
	  return false;
	if (marker_code (call) == MARKER_MOVE)
	  {
	    tree from = gimple_call_arg (call, 0);
	    from = TREE_CODE (from) == ADDR_EXPR ? TREE_OPERAND (from, 0) : NULL_TREE;
	    known = (from && from != object
		     && (TREE_CODE (from) == PARM_DECL
			 || (VAR_P (from) && !is_global_var (from)
			     && moves < MOST_MOVES
			     && known_object_p (fun, from, makers, moves + 1))));
	  }
	else
	  {
	    tree fndecl = gimple_call_fndecl (call);
	    tree maker = called_parm (call);
	    known = maker || (fndecl && coroutine_decl_p (fndecl));
	    if (maker && !makers->contains (maker))
	      makers->safe_push (maker);
	  }
	if (!known)
	  return false;
      }
  return known;
}

/* The loop that a delegation becomes.  */
struct opened
{
  trait child;
  tree number;			/* The id of its items, of an iterator.  */
  tree item, final;		/* Where a generator puts them and its result, or
				   null.  */
};

/* Build a step of the object at ADDRESS for O.  */

static gcall *
build_step (const opened &o, tree address)
{
  if (o.child.kind == TRAIT_ITERATOR)
    return build_marker (o.child, MARKER_FOR_NEXT, address, o.number);
  return gimple_build_call (trait_marker (o.child, MARKER_RESUME), 3, address,
			    build_fold_addr_expr (o.item),
			    o.final ? build_fold_addr_expr (o.final)
				    : null_pointer_node);
}

/* Insert before *GSI, in the place of MARKER, what fetches an item of O; return it.  */

static tree
put_fetch (function *fun, const opened &o, gimple_stmt_iterator *gsi, gcall *marker)
{
  tree type = o.child.item;
  bool plain = is_gimple_reg_type (type);
  if (o.child.kind != TRAIT_ITERATOR && !plain)
    return o.item;
  tree item = (plain ? make_ssa_name (type)
	       : build_local (fun, type, "item", gimple_location (marker)));
  gimple *fetch;
  if (o.child.kind == TRAIT_ITERATOR)
    {
      fetch = build_marker (o.child, MARKER_RESULT, o.number);
      gimple_call_set_lhs (fetch, item);
    }
  else
    fetch = gimple_build_assign (item, o.item);
  put_for (gsi, fetch, marker);
  return item;
}

/* What fetches the result of MARKER, a delegation of FUN to a generator, reads FINAL.  */

static void
read_final (function *fun, gcall *marker, tree final)
{
  tree id = gimple_call_arg (marker, id_operand (marker));
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); )
      if (marker_code (gsi_stmt (gsi)) == MARKER_FINAL
	  && tree_int_cst_equal (gimple_call_arg (gsi_stmt (gsi), 0), id))
	{
	  emitter e = { &gsi, gimple_location (gsi_stmt (gsi)) };
	  if (tree lhs = gimple_call_lhs (gsi_stmt (gsi)))
	    {
	      gimple_call_set_lhs (gsi_stmt (gsi), NULL_TREE);
	      e.assign (lhs, final);
	    }
	  remove_marker (&gsi);
	}
      else
	gsi_next (&gsi);
}

/* True if an object of CHILD can be looped over, to delegate to it in what is a T.  */

static bool
loops_p (const trait &child, const trait &t)
{
  return ((child.kind == TRAIT_ITERATOR
	   || (child.kind == TRAIT_GENERATOR && !has_argument_p (child)))
	  && (t.kind == TRAIT_ITERATOR || t.kind == TRAIT_GENERATOR));
}

/* Make a loop of MARKER, a YIELD_FROM in FUN, whose trait is T.  ID is for its
   items, MAKERS as in known_object_p.  Return why not, or null.  */

static const char *
open_delegation (function *fun, gcall *marker, const trait &t, unsigned id,
		 vec<tree> *makers)
{
  tree dropped = gimple_call_lhs (marker), object = gimple_call_arg (marker, 0);
  edge out = nonzero_edge (dropped);
  trait child = marker_trait (marker);
  if (!out || lookup_stmt_eh_lp (marker) || !loops_p (child, t)
      || !known_object_p (fun, object, makers))
    return "it delegates to what is not known";
  location_t loc = gimple_location (marker);
  basic_block leave = split_edge (out), back = split_edge (other_edge (out));
  tree var = build_local (fun, child.type, "delegate", loc);
  TREE_ADDRESSABLE (var) = 1;
  tree address = build_fold_addr_expr (var);
  opened o = { child, build_int_cst (integer_type_node, id), NULL_TREE,
	       NULL_TREE };
  if (child.kind == TRAIT_GENERATOR)
    {
      o.item = build_method_operand (fun, child.item, "item", loc);
      if (has_result_p (child))
	{
	  o.final = build_method_operand (fun, child.result, "final", loc);
	  read_final (fun, marker, o.final);
	}
    }

  gimple_stmt_iterator gsi = gsi_for_stmt (marker);
  gassign *take = gimple_build_assign (var, object);
  put_for (&gsi, take, marker);
  basic_block head = split_block (gimple_bb (marker), take)->dest;
  gcall *step = build_step (o, address);
  tree more = make_ssa_name (gimple_call_return_type (step));
  gimple_call_set_lhs (step, more);
  gsi = gsi_for_stmt (marker);
  put_for (&gsi, step, marker);
  edge into = split_block (head, step);
  basic_block done = new_block (fun, head);
  bool generator = child.kind == TRAIT_GENERATOR;
  append (head, gimple_build_cond (generator ? EQ_EXPR : NE_EXPR, more,
				   build_int_cst (TREE_TYPE (more),
						  generator ? CO_YIELDED : 0),
				   NULL_TREE, NULL_TREE), loc);
  into->flags = EDGE_TRUE_VALUE;
  into->probability = profile_probability::likely ();
  connect (head, done, EDGE_FALSE_VALUE, profile_probability::unlikely ());

  gsi = gsi_for_stmt (marker);
  tree item = put_fetch (fun, o, &gsi, marker);
  replace_call (&gsi, build_marker (t, MARKER_YIELD, item));
  for (basic_block bb : { leave, done })
    append (bb, build_marker (child, MARKER_DROP, address), loc);
  edge old = single_succ_edge (back);
  copy_phi_args (old, make_single_succ_edge (done, old->dest, EDGE_FALLTHRU));
  remove_edge (old);
  make_single_succ_edge (back, head, EDGE_FALLTHRU);
  return NULL;
}

/* Make loops of all delegations in the current function, whose trait is T.
   Return why that cannot be, or null; *ANY gets whether there are some, *MAKERS the
   parameters that make what it delegates to.  */

const char *
open_delegations (const trait &t, bool *any, vec<tree> *makers)
{
  auto_vec<gcall *> markers;
  basic_block bb;
  FOR_EACH_BB_FN (bb, cfun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (marker_code (gsi_stmt (gsi)) == MARKER_YIELD_FROM)
	markers.safe_push (as_a <gcall *> (gsi_stmt (gsi)));
  unsigned id = greatest_id (cfun);
  const char *why = NULL;
  for (gcall *marker : markers)
    if (!why)
      why = open_delegation (cfun, marker, t, ++id, makers);
  *any = !markers.is_empty ();
  if (*any)
    finish_edit (cfun, true);
  return why;
}
