/* Coroutines whose bodies can take the place of a step.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	static co_iterator(int) child (int n) { BODY }

   gets the inlined form of merge/form.cc, with one parameter more:

	int child.inlined (int n, int site) { BODY }

   which each `YIELD (v)' in BODY passes on, as `YIELD (v, site)'.  Inlined, it
   says which of the objects of a function it is a place of.

   What BODY itself loops over is dissolved in it before.  In the form a
   delegation is a loop, too:

	d = YIELD_FROM (obj, ID);  if (d != 0) return;
   =>	o = obj;
	while (FOR_NEXT (&o, ID)) { d = YIELD (RESULT (ID)); if (d != 0) return; }
	DROP (&o);

   The coroutine itself stays as it is, for everybody else.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/dump.h"
#include "support/function-copy.h"
#include "support/unit.h"

/* The most statements that a body may have which dissolves.  */
enum { LARGEST_BODY = 1000 };

static hash_map<tree, producer *> *producers;

/* True if the marker CODE waits for something, or asks who waits.  */

static bool
waits_p (enum marker code)
{
  return (code == MARKER_AWAIT || code == MARKER_AWAIT_REF
	  || code == MARKER_AWAIT_NEXT || code == MARKER_CONTEXT);
}

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

/* True if OBJECT, a variable of FUN, gets what a coroutine of the unit makes, or what
   was in a parameter.  A delegation to anything else is more than a loop: it is put
   in a chain, and checked.  */

static bool
known_object_p (function *fun, tree object)
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
	    known = (TREE_CODE (from) == ADDR_EXPR
		     && TREE_CODE (TREE_OPERAND (from, 0)) == PARM_DECL);
	  }
	else
	  {
	    tree fndecl = gimple_call_fndecl (call);
	    known = fndecl && coroutine_decl_p (fndecl);
	  }
	if (!known)
	  return false;
      }
  return known;
}

/* Make a loop of MARKER, a YIELD_FROM in FUN, whose trait is T.  ID is for its
   items.  Return why not, or null.  */

static const char *
open_delegation (function *fun, gcall *marker, const trait &t, unsigned id)
{
  tree dropped = gimple_call_lhs (marker), object = gimple_call_arg (marker, 0);
  edge out = nonzero_edge (dropped);
  trait child = marker_trait (marker);
  if (!out || lookup_stmt_eh_lp (marker) || child.kind != TRAIT_ITERATOR
      || t.kind != TRAIT_ITERATOR || !known_object_p (fun, object))
    return "it delegates to what is not known";
  location_t loc = gimple_location (marker);
  basic_block leave = split_edge (out), back = split_edge (other_edge (out));
  tree var = build_local (fun, child.type, "delegate", loc);
  TREE_ADDRESSABLE (var) = 1;
  tree address = build_fold_addr_expr (var);
  tree number = build_int_cst (integer_type_node, id);

  gimple_stmt_iterator gsi = gsi_for_stmt (marker);
  gassign *take = gimple_build_assign (var, object);
  put_for (&gsi, take, marker);
  basic_block head = split_block (gimple_bb (marker), take)->dest;
  gcall *step = build_marker (child, MARKER_FOR_NEXT, address, number);
  tree more = make_ssa_name (boolean_type_node);
  gimple_call_set_lhs (step, more);
  gsi = gsi_for_stmt (marker);
  put_for (&gsi, step, marker);
  edge into = split_block (head, step);
  basic_block done = new_block (fun, head);
  append (head, gimple_build_cond (NE_EXPR, more, boolean_false_node, NULL_TREE,
				   NULL_TREE), loc);
  into->flags = EDGE_TRUE_VALUE;
  into->probability = profile_probability::likely ();
  connect (head, done, EDGE_FALSE_VALUE, profile_probability::unlikely ());

  gcall *fetch = build_marker (child, MARKER_RESULT, number);
  tree item = (is_gimple_reg_type (child.item) ? make_ssa_name (child.item)
	       : build_local (fun, child.item, "item", loc));
  gimple_call_set_lhs (fetch, item);
  gsi = gsi_for_stmt (marker);
  put_for (&gsi, fetch, marker);
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
   Return why that cannot be, or null; *ANY gets whether there are some.  */

static const char *
open_delegations (const trait &t, bool *any)
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
      why = open_delegation (cfun, marker, t, ++id);
  *any = !markers.is_empty ();
  if (*any)
    finish_edit (cfun, true);
  return why;
}

/* Let each YIELD in FUN, a form, say of which object.  */

static void
add_site_parm (function *fun)
{
  tree fndecl = fun->decl;
  auto_vec<tree> types;
  tree *end = &DECL_ARGUMENTS (fndecl);
  for (; *end; end = &DECL_CHAIN (*end))
    types.safe_push (TREE_TYPE (*end));
  tree parm = build_parm (fndecl, "site", integer_type_node);
  DECL_IGNORED_P (parm) = 1;
  *end = parm;
  types.safe_push (integer_type_node);
  TREE_TYPE (fndecl) = build_function_type_array (integer_type_node,
						  types.length (),
						  types.address ());
  tree site = get_or_create_ssa_default_def (fun, parm);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (marker_code (gsi_stmt (gsi)) == MARKER_YIELD)
	{
	  gcall *old = as_a <gcall *> (gsi_stmt (gsi));
	  replace_call (&gsi, gimple_build_call (gimple_call_fndecl (old), 2,
						 gimple_call_arg (old, 0), site));
	}
}

/* True if NODE's function calls itself, if indirectly.  */

bool
recursive_p (cgraph_node *node)
{
  for (cgraph_edge *e = node->callees; e; e = e->next_callee)
    if (same_cycle_p (e->callee->decl, node->decl))
      return true;
  return false;
}

/* Return why the body of P, whose node is known, can be no producer, or null.  */

static const char *
why_no_producer (producer *p)
{
  cgraph_node *node = p->body.node;
  if (p->t.kind != TRAIT_ITERATOR && p->t.kind != TRAIT_STREAM)
    return "it is neither an iterator nor a stream";
  if (!body_available_p (node))
    return "its body is elsewhere";
  function *fun = DECL_STRUCT_FUNCTION (node->decl);
  if (!fun->cfg || !gimple_in_ssa_p (fun))
    return "its body is elsewhere";
  if (recursive_p (node))
    return "it is recursive";
  push_cfun (fun);
  const char *why = body_stays (node, &p->body.statements, true);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	enum marker code = marker_code (gsi_stmt (gsi));
	p->awaits |= waits_p (code);
	if (code == MARKER_YIELD_FROM && p->t.kind == TRAIT_STREAM)
	  why = "it is a stream that delegates";
      }
  pop_cfun ();
  if (!why && p->body.statements > LARGEST_BODY)
    why = "its body is too large";
  return why;
}

/* True if a cleanup of FUN, a form, may throw to another one of it.  Which calls do not
   throw is known only when optimizing, so all may.  */

static bool
cleanups_throw_p (function *fun)
{
  auto_vec<edge> edges;
  auto_vec<basic_block> region;
  if (!flag_exceptions)
    return false;
  unsigned calls = 0;
  if (!find_drop_region (fun, &edges, &region))
    return true;
  for (basic_block bb : region)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      calls += !mark_p (gsi_stmt (gsi)) && is_gimple_call (gsi_stmt (gsi));
  return calls > 1;
}

/* Make the form of P.  Return why it cannot be, or null.  */

static const char *
make_form (producer *p)
{
  declare_form (&p->body);
  tree form = p->body.inlined_form;
  function *fun = DECL_STRUCT_FUNCTION (form);
  push_cfun (fun);
  bool delegates;
  const char *why = open_delegations (p->t, &delegates);
  p->throws = cleanups_throw_p (fun);
  pop_cfun ();
  if (why)
    return why;
  if (delegates)
    dissolve_function (cgraph_node::get (form));
  build_inlined_form (&p->body);
  push_cfun (fun);
  add_site_parm (fun);
  finish_edit (fun, false);
  dump_body ("form", fun);
  pop_cfun ();
  return NULL;
}

/* The coroutine FNDECL as a producer; null if it is no coroutine.  */

producer *
producer_of (tree fndecl)
{
  if (!fndecl || !coroutine_decl_p (fndecl))
    return NULL;
  if (!producers)
    producers = new hash_map<tree, producer *>;
  if (producer **known = producers->get (fndecl))
    return *known;
  producer *p = new producer ();
  producers->put (fndecl, p);
  p->body.node = cgraph_node::get (fndecl);
  if (!p->body.node || !trait_of_function (fndecl, &p->t))
    {
      p->why = "its body is elsewhere";
      return p;
    }
  p->why = "it is recursive";
  if (body_available_p (p->body.node))
    dissolve_function (p->body.node);
  const char *why = why_no_producer (p);
  p->why = why ? why : make_form (p);
  return p;
}

/* Remove FORM, a function that was inlined where it is needed.  */

void
remove_form (tree form)
{
  push_cfun (DECL_STRUCT_FUNCTION (form));
  forget_dominance ();
  pop_cfun ();
  cgraph_node::get (form)->remove ();
}

void
forget_producers (void)
{
  if (!producers)
    return;
  for (auto known : *producers)
    {
      if (known.second->body.inlined_form)
	remove_form (known.second->body.inlined_form);
      delete known.second;
    }
  delete producers;
  producers = NULL;
}
