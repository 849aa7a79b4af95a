/* Awaited coroutines become a part of the one that awaits them.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.

	x = co_await (child (n));

   reaches the middle end as

	obj = child (n);  d = AWAIT (obj, 7);  if (d != 0) return;
	x = RESULT (7);

   and leaves this phase, where flatten-plan.cc says so, as child's body with

	MARKER_RETURN (v)		=>  value = v;
	its suspension's way out	=>  its cleanups, then those of parent's

   and x = value behind it.  All else in it means the same in both: a suspension
   suspends, the context is that of the current poll.

   GCC's own inliner does the work.  It knows all side tables, and leaves debug
   information by which a debugger shows the chain of awaits as a stack.

   1. build_inlined_form makes, of each coroutine to be inlined, a copy that is
      an ordinary function: int child.inlined (int n, T *value).  It says
      whether it was dropped.  separate_drops gives it a copy of the cleanups
      that a drop goes through, so that the way of a drop stays one.
   2. lower_sites lets a site call that: d = child.inlined (n, &value);
   3. inline_sites marks the calls that are planned, at all depths, and GCC
      inlines them.  As if at -O0, at each -O: frames must not depend on it.
   4. restore_call undoes 2. for the others.
   5. settle_ids: an ID of a marker is the address of a variable of its own
      meanwhile.  So each inlined copy has others.
   6. thread_drops lets the inlined way of a drop go on where the test of d
      leads.

   The copies are removed at the end.  The coroutines themselves stay, inlined
   or not: they are split like others, which also says what is wrong with
   them, and GCC removes those that nobody calls.

   It runs before anything is lowered, because a body that is lowered knows the
   kind of its coroutine, and before callees are split, because then their
   bodies are gone.  */

#include "edit.h"
#include "flatten.h"
#include "thread.h"
#include "tree-inline.h"

/* What the result of an inlined form is called; GCC's copies are too.  */
#define DROPPED_NAME "co__dropped"

/* A coroutine while sites are inlined into it.  */
struct flattening
{
  function *fun;
  hash_map<tree, flat_body *> *form_of;	/* By inlined form.  */
  hash_map<tree, tree> *await_of;	/* By inlined form: the marker.  */
};

/* True if the coroutine of T hands over a value at its end.  */

static bool
has_result_p (const trait &t)
{
  return t.kind == TRAIT_FUTURE && !VOID_TYPE_P (t.result);
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
  tree result = build_decl (DECL_SOURCE_LOCATION (decl), RESULT_DECL,
			    get_identifier (DROPPED_NAME), integer_type_node);
  DECL_ARTIFICIAL (result) = 1;
  DECL_IGNORED_P (result) = 1;
  DECL_CONTEXT (result) = decl;
  DECL_RESULT (decl) = result;
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

/* Return a variable of FUN whose address is an ID until settle_ids; a value
   of TYPE can be in it.  */

static tree
build_id_var (function *fun, tree type)
{
  return build_method_operand (fun, type, "value", UNKNOWN_LOCATION);
}

/* The operand of MARKER that is its ID.  */

static unsigned
id_operand (const gcall *marker)
{
  return gimple_call_num_args (marker) - 1;
}

/* True if the marker CODE has an ID.  */

static bool
has_id_p (enum marker code)
{
  return (code == MARKER_AWAIT || code == MARKER_AWAIT_REF
	  || code == MARKER_AWAIT_NEXT || code == MARKER_FOR_NEXT
	  || code == MARKER_RESULT || code == MARKER_ADVANCED);
}

typedef hash_map<int_hash<HOST_WIDE_INT, -1, -2>, tree> id_map;

/* Replace each ID in FUN that MAP has by the address of its variable; when ALL,
   the others too.  */

static void
replace_ids (function *fun, id_map *map, bool all)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	if (!has_id_p (marker_code (gsi_stmt (gsi))))
	  continue;
	gcall *marker = as_a <gcall *> (gsi_stmt (gsi));
	tree id = gimple_call_arg (marker, id_operand (marker));
	bool existed;
	if (!all && !map->get (tree_to_shwi (id)))
	  continue;
	tree &var = map->get_or_insert (tree_to_shwi (id), &existed);
	if (!existed)
	  var = build_id_var (fun, char_type_node);
	gimple_call_set_arg (marker, id_operand (marker),
			     build_fold_addr_expr (var));
	update_stmt (marker);
      }
}

/* Let SITE of FUN call the inlined form of its child instead.  MAP gets the
   variable that its ID becomes.  */

static gcall *
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

/* Replace the marker at *GSI in an inlined form, whose value goes to where VALUE
   points, if it means something else there.  BODY is the coroutine.  */

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
				   PANIC_NO_RESULT));
}

/* Make the declaration of BODY's inlined form, with a copy of its body.  */

static void
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

static void
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

/* Let *NEXT, a place in ROOT's plan, skip what it says of the sites of BODY.  */

static void
skip_plan (const flat_body *root, const flat_body *body, unsigned *next)
{
  for (const flat_site &site : body->sites)
    if (root->plan[(*next)++])
      skip_plan (root, site.child, next);
}

/* Lower the sites of ROOT's own that are planned; CALLS gets the call for each
   site, null for one that stays.  */

static void
lower_root_sites (flat_body *root, vec<gcall *> *calls)
{
  function *fun = DECL_STRUCT_FUNCTION (root->node->decl);
  id_map map;
  unsigned next = 0;
  for (const flat_site &site : root->sites)
    {
      bool chosen = root->plan[next++];
      if (chosen)
	skip_plan (root, site.child, &next);
      calls->safe_push (chosen ? lower_site (fun, site, &map) : NULL);
    }
  replace_ids (fun, &map, false);
}

/* Let GCC inline what ROOT's plan says of the sites of BODY, whose calls are
   CALLS in the function, or inlined copy, CALLER.  *NEXT is where the plan goes
   on.  */

static void
inline_sites (flat_body *root, flat_body *body, const vec<gcall *> &calls,
	      cgraph_node *caller, unsigned *next)
{
  for (unsigned i = 0; i < body->sites.length (); i++)
    {
      if (!root->plan[(*next)++])
	continue;
      cgraph_edge *e = caller->get_edge (calls[i]);
      gcc_assert (e);
      e->inline_failed = CIF_OK;
      cgraph_node *copy
	= e->callee->create_clone (e->callee->decl, e->count, false, vNULL,
				   true, root->node, NULL);
      e->redirect_callee (copy);
      copy->inlined_to = root->node;
      flat_body *child = body->sites[i].child;
      inline_sites (root, child, child->calls, copy, next);
    }
}

/* True if NAME is what an inlined form returned.  */

static bool
dropped_name_p (tree name)
{
  tree var = TREE_CODE (name) == SSA_NAME ? SSA_NAME_VAR (name) : NULL_TREE;
  return (var && DECL_ARTIFICIAL (var) && DECL_NAME (var)
	  && id_equal (DECL_NAME (var), DROPPED_NAME));
}

/* Return what NAME is a copy of: a constant, a name that PHI nodes define, or
   null if that does not come from an inlined form.  */

static tree
dropped_origin (tree name)
{
  bool found = false;
  while (TREE_CODE (name) == SSA_NAME && !SSA_NAME_IS_DEFAULT_DEF (name))
    {
      found |= dropped_name_p (name);
      gimple *def = SSA_NAME_DEF_STMT (name);
      if (gimple_code (def) == GIMPLE_PHI)
	return found ? name : NULL_TREE;
      if (!gimple_assign_single_p (def))
	return NULL_TREE;
      name = gimple_assign_rhs1 (def);
    }
  return found && TREE_CODE (name) == INTEGER_CST ? name : NULL_TREE;
}

/* Let BB, that ends with a test, lead to TAKEN only.  */

static void
take_edge (basic_block bb, edge taken)
{
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  gsi_remove (&gsi, true);
  edge e;
  for (edge_iterator ei = ei_start (bb->succs); (e = ei_safe_edge (ei)); )
    if (e != taken)
      remove_edge (e);
    else
      ei_next (&ei);
  taken->flags &= ~(EDGE_TRUE_VALUE | EDGE_FALSE_VALUE);
  taken->flags |= EDGE_FALLTHRU;
  taken->probability = profile_probability::always ();
}

/* Make the block of PHI the one that TEST ends, if nothing else can happen in
   between; false if it cannot be.  */

static bool
join_blocks (gphi *phi, gcond *test)
{
  while (gimple_bb (phi) != gimple_bb (test))
    {
      basic_block bb = gimple_bb (test);
      if (!single_pred_p (bb) || !single_succ_p (single_pred (bb))
	  || !can_merge_blocks_p (single_pred (bb), bb))
	return false;
      merge_blocks (single_pred (bb), bb);
    }
  return true;
}

/* TEST asks whether an inlined coroutine was dropped: let each way that leads
   here go on where the answer leads.  */

static void
thread_drop (gcond *test)
{
  tree origin = dropped_origin (gimple_cond_lhs (test));
  gcc_assert (origin);
  edge yes, no;
  if (TREE_CODE (origin) == SSA_NAME)
    {
      gphi *phi = as_a <gphi *> (SSA_NAME_DEF_STMT (origin));
      if (!join_blocks (phi, test))
	return;
      auto_vec<edge> dropped;
      basic_block bb = gimple_bb (test);
      for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	{
	  tree value = dropped_origin (gimple_phi_arg_def (phi, i));
	  if (!value)
	    value = gimple_phi_arg_def (phi, i);
	  gcc_assert (TREE_CODE (value) == INTEGER_CST);
	  if (!integer_zerop (value))
	    dropped.safe_push (gimple_phi_arg_edge (phi, i));
	}
      for (edge e : dropped)
	{
	  extract_true_false_edges_from_block (bb, &yes, &no);
	  thread_edge (bb, e, gimple_cond_code (test) == NE_EXPR ? yes : no);
	}
      origin = integer_zero_node;
    }
  extract_true_false_edges_from_block (gimple_bb (test), &yes, &no);
  bool equal = integer_zerop (origin);
  take_edge (gimple_bb (test),
	     (gimple_cond_code (test) == EQ_EXPR) == equal ? yes : no);
}

/* Thread all such tests in FUN.  */

static void
thread_drops (function *fun)
{
  auto_vec<gcond *> tests;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      gimple_stmt_iterator gsi = gsi_last_nondebug_bb (bb);
      gcond *test = gsi_end_p (gsi) ? NULL : dyn_cast <gcond *> (gsi_stmt (gsi));
      if (test && integer_zerop (gimple_cond_rhs (test))
	  && (gimple_cond_code (test) == NE_EXPR
	      || gimple_cond_code (test) == EQ_EXPR)
	  && dropped_origin (gimple_cond_lhs (test)))
	tests.safe_push (test);
    }
  initialize_original_copy_tables ();
  for (gcond *test : tests)
    thread_drop (test);
  free_original_copy_tables ();
}

/* Remove from FUN the answers that nobody asks for any more.  */

static void
remove_answers (function *fun)
{
  unsigned i;
  tree name;
  bool changed = true;
  while (changed)
    {
      changed = false;
      FOR_EACH_SSA_NAME (i, name, fun)
	if (has_zero_uses (name) && dropped_origin (name)
	    && !SSA_NAME_IS_DEFAULT_DEF (name))
	  {
	    gimple *def = SSA_NAME_DEF_STMT (name);
	    gimple_stmt_iterator gsi = gsi_for_stmt (def);
	    changed = true;
	    if (gimple_code (def) == GIMPLE_PHI)
	      {
		remove_phi_node (&gsi, true);
		continue;
	      }
	    gsi_remove (&gsi, true);
	    release_defs (def);
	  }
    }
}

typedef hash_map<tree, unsigned> id_number_map;

/* Replace the call at *GSI of BODY's inlined form, which was not inlined, by a
   call of the coroutine and the marker that consumes the object.  NUMBERS gets
   the marker's ID, NEXT_ID.  */

static void
restore_call (flat_body *body, gimple_stmt_iterator *gsi,
	      id_number_map *numbers, unsigned next_id)
{
  gcall *call = as_a <gcall *> (gsi_stmt (*gsi));
  tree fndecl = body->node->decl, dropped = gimple_call_lhs (call);
  auto_vec<tree> args;
  unsigned n = gimple_call_num_args (call);
  bool has_id = marker_code (body->marker) == MARKER_AWAIT;
  trait t;
  trait_of_function (fndecl, &t);
  if (has_result_p (t))
    numbers->put (TREE_OPERAND (gimple_call_arg (call, --n), 0), next_id);
  for (unsigned i = 0; i < n; i++)
    args.safe_push (gimple_call_arg (call, i));
  tree object = build_local (cfun, t.type, "awaited",
			     gimple_location (call));
  gcall *creation = gimple_build_call_vec (fndecl, args);
  gimple_call_set_lhs (call, NULL_TREE);
  gimple_call_set_lhs (creation, object);
  replace_call (gsi, creation);
  gcall *marker
    = has_id ? gimple_build_call (body->marker, 2, object,
				  build_int_cst (integer_type_node, next_id))
	     : gimple_build_call (body->marker, 1, object);
  gimple_call_set_lhs (marker, dropped);
  gimple_set_block (marker, gimple_block (creation));
  basic_block bb = gimple_bb (creation);
  basic_block after = (stmt_ends_bb_p (creation)
		       ? split_edge (find_fallthru_edge (bb->succs))
		       : split_block (bb, creation)->dest);
  gimple_stmt_iterator start = gsi_start_bb (after);
  gsi_insert_before (&start, marker, GSI_SAME_STMT);
  gimple_set_location (marker, gimple_location (creation));
  if (!single_succ_p (after) || lookup_stmt_eh_lp (creation))
    after = split_block (after, marker)->src;
  copy_eh (creation, marker);
}

/* Undo the sites in FUN that were not inlined; return the next ID.  */

static unsigned
restore_calls (function *fun, const flat_unit &unit, id_number_map *numbers,
	       unsigned next_id)
{
  auto_vec<gcall *> calls;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (is_gimple_call (gsi_stmt (gsi))
	  && unit.form_of (gimple_call_fndecl (gsi_stmt (gsi))))
	calls.safe_push (as_a <gcall *> (gsi_stmt (gsi)));
  for (gcall *call : calls)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (call);
      restore_call (unit.form_of (gimple_call_fndecl (call)), &gsi, numbers,
		    next_id++);
    }
  return next_id;
}

/* The greatest ID in FUN that is a number.  */

static unsigned
greatest_id (function *fun)
{
  unsigned greatest = 0;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (has_id_p (marker_code (gsi_stmt (gsi))))
	{
	  gcall *marker = as_a <gcall *> (gsi_stmt (gsi));
	  tree id = gimple_call_arg (marker, id_operand (marker));
	  if (TREE_CODE (id) == INTEGER_CST)
	    greatest = MAX (greatest, tree_to_uhwi (id));
	}
  return greatest;
}

/* Give each marker in FUN that has a variable for an ID a number: the one in
   NUMBERS, if any, or from NEXT_ID on.  What fetches the value of an inlined
   coroutine reads the variable.  */

static void
settle_ids (function *fun, id_number_map *numbers, unsigned next_id)
{
  auto_vec<gcall *> markers;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (has_id_p (marker_code (gsi_stmt (gsi))))
	{
	  gcall *marker = as_a <gcall *> (gsi_stmt (gsi));
	  enum marker code = marker_code (marker);
	  tree id = gimple_call_arg (marker, id_operand (marker));
	  if (TREE_CODE (id) != ADDR_EXPR)
	    continue;
	  markers.safe_push (marker);
	  if (code != MARKER_RESULT && code != MARKER_ADVANCED)
	    numbers->put (TREE_OPERAND (id, 0), next_id++);
	}
  for (gcall *marker : markers)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (marker);
      tree id = gimple_call_arg (marker, id_operand (marker));
      tree var = TREE_OPERAND (id, 0), lhs = gimple_call_lhs (marker);
      if (unsigned *number = numbers->get (var))
	{
	  gimple_call_set_arg (marker, id_operand (marker),
			       build_int_cst (integer_type_node, *number));
	  update_stmt (marker);
	  continue;
	}
      emitter e = { &gsi, gimple_location (marker) };
      if (lhs)
	e.assign (lhs, var);
      if (!is_gimple_reg_type (TREE_TYPE (var)))
	e.put (build_clobber_of (var));
      remove_marker (&gsi);
    }
}

/* walk_gimple_op callback: replace a reference through the address of an ID's
   variable by the variable.  */

static tree
simplify_value (tree *tp, int *walk_subtrees, void *data)
{
  walk_stmt_info *wi = (walk_stmt_info *) data;
  if (TYPE_P (*tp) || DECL_P (*tp))
    *walk_subtrees = 0;
  if (TREE_CODE (*tp) != MEM_REF
      || TREE_CODE (TREE_OPERAND (*tp, 0)) != ADDR_EXPR)
    return NULL_TREE;
  tree var = TREE_OPERAND (TREE_OPERAND (*tp, 0), 0);
  if (!VAR_P (var) || !method_operand_p (var))
    return NULL_TREE;
  *tp = var;
  *walk_subtrees = 0;
  wi->changed = true;
  return NULL_TREE;
}

/* Nobody has the address of the IDs' variables in FUN any more.  */

static void
simplify_values (function *fun)
{
  unsigned i;
  tree var;
  FOR_EACH_LOCAL_DECL (fun, i, var)
    if (VAR_P (var) && method_operand_p (var))
      TREE_ADDRESSABLE (var) = 0;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	walk_stmt_info wi;
	memset (&wi, 0, sizeof wi);
	walk_gimple_op (gsi_stmt (gsi), simplify_value, &wi);
	update_stmt (gsi_stmt (gsi));
      }
}

/* Inline into ROOT what is planned.  */

static void
flatten_root (const flat_unit &unit, flat_body *root)
{
  tree fndecl = root->node->decl;
  function *fun = DECL_STRUCT_FUNCTION (fndecl);
  push_cfun (fun);
  auto_vec<gcall *> calls;
  unsigned next = 0;
  lower_root_sites (root, &calls);
  finish_edit (fun, true);
  inline_sites (root, root, calls, root->node, &next);
  int level = optimize;
  optimize = 0;
  optimize_inline_calls (fndecl);
  optimize = level;
  update_ssa (TODO_update_ssa);
  thread_drops (fun);
  id_number_map numbers;
  next = restore_calls (fun, unit, &numbers, greatest_id (fun) + 1);
  settle_ids (fun, &numbers, next);
  simplify_values (fun);
  finish_edit (fun, true);
  remove_answers (fun);
  dump_body ("flattened", fun);
  pop_cfun ();
}

/* Inline awaited coroutines all over the unit.  */

void
flatten_unit (void)
{
  flat_unit unit;
  if (!unit.plan ())
    return;
  for (flat_body *body : unit.bodies)
    if (body->inlined)
      {
	declare_form (body);
	unit.note_form (body);
      }
  for (flat_body *body : unit.bodies)
    if (body->inlined)
      build_inlined_form (body);
  for (flat_body *body : unit.bodies)
    if (body->plan.contains (true))
      flatten_root (unit, body);
  for (flat_body *body : unit.bodies)
    if (body->inlined)
      cgraph_node::get (body->inlined_form)->remove ();
}
