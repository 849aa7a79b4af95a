/* The inlinable form of a coroutine, and calls of it.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	static co_future(int) child (int n) { BODY }

   has the inlined form

	int child.inlined (int n, int *value) { BODY }

   an ordinary function that returns 1 if it was dropped while suspended, else
   0.  In BODY, INITIAL is gone: it begins at once.  RETURN (v) is `*value =
   v'.  Suspensions stay; they will be those of the coroutine that it is
   inlined into.  Sites in BODY call inlined forms too; IDs are addresses of
   variables, so that each inlined copy has others (merge/flatten.cc).

   The invariant: what a drop goes through is executed by drops alone
   (separate_drops).  The front end lets co_return and drops share it.  */

#include "support/edit.h"
#include "merge/merge.h"
#include "support/function-copy.h"
#include "support/runtime-calls.h"

/* True if the coroutine of T hands over a value at its end.  */

bool
has_result_p (const trait &t)
{
  return ((t.kind == TRAIT_FUTURE || t.kind == TRAIT_GENERATOR)
	  && !VOID_TYPE_P (t.result));
}

/* Declare the copy DECL of a coroutine of T: what it returns, and where its
   value goes.  Return that parameter, or null.  */

static tree
declare_inlined_form (tree decl, const trait &t)
{
  auto_vec<tree> types;
  tree *end = &DECL_ARGUMENTS (decl);
  for (; *end; end = &DECL_CHAIN (*end))
    types.safe_push (TREE_TYPE (*end));
  tree value = NULL_TREE;
  if (has_result_p (t))
    {
      value = build_decl (DECL_SOURCE_LOCATION (decl), PARM_DECL,
			  get_identifier ("value"),
			  build_pointer_type (t.result));
      DECL_ARTIFICIAL (value) = 1;
      DECL_IGNORED_P (value) = 1;
      DECL_CONTEXT (value) = decl;
      DECL_ARG_TYPE (value) = TREE_TYPE (value);
      TREE_READONLY (value) = 1;
      TREE_USED (value) = 1;
      types.safe_push (TREE_TYPE (value));
      *end = value;
    }
  TREE_TYPE (decl) = build_function_type_array (integer_type_node,
						types.length (),
						types.address ());
  DECL_NAME (build_result (decl, integer_type_node))
    = get_identifier (DROPPED_NAME);
  function *fun = DECL_STRUCT_FUNCTION (decl);
  fun->returns_struct = 0;
  fun->returns_pcc_struct = 0;
  return value;
}

/* Let the test of NAME, which is zero, not lead to where it is not.  */

static void
fold_zero (tree name)
{
  edge dead = nonzero_edge (name);
  gcc_assert (dead);
  gimple_stmt_iterator gsi = gsi_last_bb (dead->src);
  gsi_remove (&gsi, true);
  basic_block bb = dead->src;
  remove_edge (dead);
  edge e = single_succ_edge (bb);
  e->flags &= ~(EDGE_TRUE_VALUE | EDGE_FALSE_VALUE);
  e->flags |= EDGE_FALLTHRU;
  e->probability = profile_probability::always ();
}

/* Let all returns in BB say DROPPED.  */

static void
set_returns (basic_block bb, int dropped)
{
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  if (gsi_end_p (gsi))
    return;
  if (greturn *stmt = dyn_cast <greturn *> (gsi_stmt (gsi)))
    {
      gimple_return_set_retval (stmt, build_int_cst (integer_type_node,
						     dropped));
      update_stmt (stmt);
    }
}

/* Give FUN, an inlined form, a copy of the blocks by which it leaves when it is
   dropped; that says so, and the rest says that it was not.  */

static void
separate_drops (function *fun)
{
  auto_vec<edge> edges;
  auto_vec<basic_block> region, copies;
  bool ok = find_drop_region (fun, &edges, &region);
  gcc_assert (ok);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    set_returns (bb, 0);
  if (edges.is_empty ())
    return;
  unsigned n = region.length ();
  copies.safe_grow (n, true);
  initialize_original_copy_tables ();
  copy_bbs (region.address (), n, copies.address (), NULL, 0, NULL,
	    loops_for_fn (fun)->tree_root,
	    EXIT_BLOCK_PTR_FOR_FN (fun)->prev_bb, false);
  add_phi_args_after_copy (copies.address (), n, NULL);
  for (edge e : edges)
    {
      e = redirect_edge_and_branch (e, get_bb_copy (e->dest));
      flush_pending_stmts (e);
    }
  for (basic_block copy : copies)
    set_returns (copy, 1);
  free_original_copy_tables ();
}

/* Let SITE of FUN call the inlined form of its child instead.  MAP gets the
   variable that its ID becomes.  */

gcall *
lower_site (function *fun, const flat_site &site, id_map *map)
{
  gcall *old = site.call, *marker = site.marker;
  trait t;
  bool ok = trait_of_function (site.child->node->decl, &t);
  gcc_assert (ok);
  auto_vec<tree> args;
  for (unsigned i = 0; i < gimple_call_num_args (old); i++)
    args.safe_push (gimple_call_arg (old, i));
  if (has_result_p (t))
    {
      tree var = build_id_var (fun, t.result);
      map->put (tree_to_shwi (gimple_call_arg (marker, id_operand (marker))),
		var);
      args.safe_push (build_fold_addr_expr (var));
    }
  gcall *call = gimple_build_call_vec (site.child->inlined_form, args);
  site.child->marker = gimple_call_fndecl (marker);
  remove_drops_between (old, marker);
  tree dropped = gimple_call_lhs (marker);
  gimple_stmt_iterator gsi = gsi_for_stmt (marker);
  location_t loc = gimple_location (marker);
  remove_stmt_from_eh_lp (marker);
  remove_marker (&gsi);
  gimple_call_set_lhs (old, NULL_TREE);
  gimple_call_set_lhs (call, dropped);
  gsi = gsi_for_stmt (old);
  replace_call (&gsi, call);
  gimple_set_location (call, loc);
  return call;
}

/* Replace the marker at *GSI in an inlined form, whose value goes to where
   VALUE points, if it means something else there.  BODY is the coroutine.  */

static void
lower_own_marker (flat_body *body, gimple_stmt_iterator *gsi, tree value,
		  vec<gcall *> *ends)
{
  gcall *call = dyn_cast <gcall *> (gsi_stmt (*gsi));
  tree lhs;
  switch (marker_code (gsi_stmt (*gsi)))
    {
    case MARKER_INITIAL:
      lhs = gimple_call_lhs (call);
      if (lhs)
	{
	  fold_zero (lhs);
	  replace_name (lhs, integer_zero_node);
	}
      remove_marker (gsi);
      return;
    case MARKER_RETURN:
      if (gimple_call_num_args (call) > 0)
	{
	  trait t;
	  trait_of_function (body->node->decl, &t);
	  emitter e = { gsi, gimple_location (call) };
	  tree result = gimple_call_arg (call, 0);
	  e.assign (build2 (MEM_REF, t.result, value,
			    build_zero_cst (build_pointer_type (t.result))),
		    is_gimple_reg_type (t.result)
		    ? e.convert (t.result, result) : result);
	}
      remove_marker (gsi);
      return;
    case MARKER_END:
      ends->safe_push (call);
      break;
    default:
      break;
    }
  gsi_next (gsi);
}

/* Let the end of a body that lacks a result panic, as in the coroutine
   itself.  */

static void
lower_end (flat_body *body, gcall *call)
{
  remove_edge (split_block (gimple_bb (call), call));
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  replace_call (&gsi, build_panic (coroutine_name_string (body->node->decl),
				   CO__PANIC_NO_RESULT));
}

/* Make the declaration of BODY's inlined form, with a copy of its body.  */

void
declare_form (flat_body *body)
{
  body->inlined_form = build_sibling_decl (body->node->decl, "inlined");
  copy_body (body->node->decl, body->inlined_form);
  trait t;
  trait_of_function (body->node->decl, &t);
  push_cfun (DECL_STRUCT_FUNCTION (body->inlined_form));
  declare_inlined_form (body->inlined_form, t);
  pop_cfun ();
}

/* Turn the body of BODY's inlined form into that of an ordinary function.  */

void
build_inlined_form (flat_body *body)
{
  function *fun = DECL_STRUCT_FUNCTION (body->inlined_form);
  push_cfun (fun);
  auto_vec<flat_site> sites;
  find_flat_sites (fun, &sites);
  trait t;
  trait_of_function (body->node->decl, &t);
  tree value = NULL_TREE;
  if (has_result_p (t))
    {
      tree parm = DECL_ARGUMENTS (body->inlined_form);
      while (DECL_CHAIN (parm))
	parm = DECL_CHAIN (parm);
      value = get_or_create_ssa_default_def (fun, parm);
    }
  auto_vec<gcall *> ends;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); )
      lower_own_marker (body, &gsi, value, &ends);
  for (gcall *call : ends)
    lower_end (body, call);
  separate_drops (fun);
  id_map map;
  unsigned i = 0;
  for (flat_site site : sites)
    {
      if (i == body->sites.length ()
	  || gimple_call_fndecl (site.call)
	     != body->sites[i].child->node->decl)
	continue;
      site.child = body->sites[i++].child;
      body->calls.safe_push (site.child->inlined_form
			     ? lower_site (fun, site, &map) : NULL);
    }
  gcc_assert (i == body->sites.length ());
  replace_ids (fun, &map, true);
  finish_edit (fun, true);
  pop_cfun ();
}
