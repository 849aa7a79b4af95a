/* Coroutines whose bodies can take the place of a step.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	static co_iterator(int) child (int n) { BODY }

   gets the inlined form of merge/form.cc, with one parameter more:

	int child.inlined (int n, int site) { BODY }

   which each `YIELD (v)' in BODY passes on, as `YIELD (v, site)'.  Inlined, it
   says which of the objects of a function it is a place of.  A generator's has a
   parameter that says where the resume argument is, before that.

   What BODY itself loops over, or delegates to (dissolve/delegations.cc), is dissolved
   in it before.

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

/* True if what steps an object of T says something to it.  */

bool
has_argument_p (const trait &t)
{
  return t.kind == TRAIT_GENERATOR && !VOID_TYPE_P (t.arg);
}

/* Give FUN, a form, one parameter more; return the name of its value.  */

static tree
add_parm (function *fun, const char *name, tree type)
{
  tree fndecl = fun->decl;
  auto_vec<tree> types;
  tree *end = &DECL_ARGUMENTS (fndecl);
  for (; *end; end = &DECL_CHAIN (*end))
    types.safe_push (TREE_TYPE (*end));
  tree parm = build_parm (fndecl, name, type);
  DECL_IGNORED_P (parm) = 1;
  *end = parm;
  types.safe_push (type);
  TREE_TYPE (fndecl) = build_function_type_array (integer_type_node,
						  types.length (),
						  types.address ());
  return get_or_create_ssa_default_def (fun, parm);
}

/* Let each ARG in FUN, a form, be read where a parameter says; it is a TYPE.  */

static void
add_argument_parm (function *fun, tree type)
{
  tree at = add_parm (fun, "arg", build_pointer_type (type));
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); )
      {
	if (marker_code (gsi_stmt (gsi)) != MARKER_ARG)
	  {
	    gsi_next (&gsi);
	    continue;
	  }
	emitter e = { &gsi, gimple_location (gsi_stmt (gsi)) };
	if (tree lhs = gimple_call_lhs (gsi_stmt (gsi)))
	  {
	    gimple_call_set_lhs (gsi_stmt (gsi), NULL_TREE);
	    e.assign (lhs, build2 (MEM_REF, type, at,
				   build_zero_cst (TREE_TYPE (at))));
	  }
	remove_marker (&gsi);
      }
}

/* Let each YIELD in FUN, a form, say of which object.  */

static void
add_site_parm (function *fun)
{
  tree site = add_parm (fun, "site", integer_type_node);
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

/* True if the coroutine FNDECL may come to be called by what it calls, or what it only
   has the address of: a call of a parameter is a call of what is known in the end.  */

bool
leads_back_p (tree fndecl)
{
  symtab_node *start = symtab_node::get (fndecl);
  auto_vec<symtab_node *> work;
  hash_set<symtab_node *> seen;
  work.safe_push (start);
  while (!work.is_empty ())
    {
      symtab_node *node = work.pop ();
      auto_vec<symtab_node *> next;
      ipa_ref *ref;
      for (unsigned i = 0; node->iterate_reference (i, ref); i++)
	next.safe_push (ref->referred);
      if (cgraph_node *caller = dyn_cast <cgraph_node *> (node))
	for (cgraph_edge *e = caller->callees; e; e = e->next_callee)
	  next.safe_push (e->callee);
      for (symtab_node *to : next)
	{
	  if (to == start)
	    return true;
	  if (!seen.add (to))
	    work.safe_push (to);
	}
    }
  return false;
}

/* Return why the body of P, whose node is known, can be no producer, or null.  */

static const char *
why_no_producer (producer *p)
{
  cgraph_node *node = p->body.node;
  if (p->t.kind == TRAIT_FUTURE)
    return "it is a future";
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
  auto_vec<tree> makers;
  const char *why = open_delegations (p->t, &delegates, &makers);
  p->throws = cleanups_throw_p (fun);
  pop_cfun ();
  unsigned i = 0;
  for (tree parm = DECL_ARGUMENTS (form); parm; parm = DECL_CHAIN (parm), i++)
    if (makers.contains (parm))
      p->makers.safe_push (i);
  if (why)
    return why;
  if (delegates)
    dissolve_function (cgraph_node::get (form));
  build_inlined_form (&p->body);
  push_cfun (fun);
  if (has_argument_p (p->t))
    add_argument_parm (fun, p->t.arg);
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
