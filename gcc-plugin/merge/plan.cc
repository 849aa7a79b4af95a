/* Which awaited coroutines become a part of the one that awaits them?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	static co_future(int) child (int n) { ... co_await (other ()); ... }
	co_future(int) parent (int n) { ... x = co_await (child (n)); ... }

   The body of child can stand in parent's place of the await: its suspensions
   are then parent's own, and so are its variables.  A wake goes straight to
   where the innermost of them suspends, whatever the depth.  merge/flatten.cc
   does that; this file decides where.

   Input: the bodies of the unit, untouched.  Output: for each coroutine that is
   needed by itself, which sites are inlined into it, at any depth.

   1. collect lists the coroutines and their sites: a call of a coroutine, and
      right behind it the await, or delegation, that consumes the object.
   2. body_stays finds bodies that cannot be inlined, find_recursive those that
      would never end.  Of coroutines that call each other, what one needs is
      inlined into it, up to where it would be inlined into itself: it is one then
      that calls itself, which has means of its own (recursion/, functions/nested.cc).
   3. find_needed: a coroutine is needed by itself if anything but a site
      refers to it.
   4. plan_sites goes through the sites of a needed coroutine, depth first, as
      long as there is room.  The child of a site that is not inlined is needed
      too.

   A coroutine that is not needed is not inlined into: so a chain of a hundred
   is copied once, into the one that begins it.  What many others inline is
   copied for each; m_limit bounds that over the unit, so that it grows by a
   constant factor at most.

   Decisions depend on the source alone, not on -O: frames do, and whether they
   can move.

   Sites that are not inlined are lowered like other delegation.  */

#include "support/edit.h"
#include "tree-inline.h"
#include "merge/merge.h"
#include "support/dump.h"
#include "support/queries.h"
#include "support/unit.h"

/* Statements that one coroutine may inline, and of those in bodies that have
   other uses: in one such body, in any case, and in the whole unit beyond what
   its bodies hold by themselves: in proportion to that, but a unit that is large
   already, as that of a whole program in torture mode, grows by little.  */
enum
{
  ROOM = 12000,
  SHARED_BODY = 200,
  SHARED_ALWAYS = 24,
  UNIT_LEAST = 2000,
  UNIT_FACTOR = 2,
  UNIT_MOST = 30000
};

/* Return why the statement STMT cannot be inlined, or null.  */

static const char *
statement_stays (gimple *stmt)
{
  glabel *label = dyn_cast <glabel *> (stmt);
  if ((gimple_code (stmt) == GIMPLE_GOTO
       && TREE_CODE (gimple_goto_dest (stmt)) != LABEL_DECL)
      || (label && (FORCED_LABEL (gimple_label_label (label))
		    || DECL_NONLOCAL (gimple_label_label (label)))))
    return G_("it takes the address of a label");
  if (!is_gimple_call (stmt))
    return NULL;
  if (gimple_call_flags (stmt) & ECF_RETURNS_TWICE)
    return G_("it calls a function that returns twice");
  if (alloca_call_p (as_a <gcall *> (stmt))
      || gimple_call_builtin_p (stmt, BUILT_IN_STACK_SAVE)
      || gimple_call_builtin_p (stmt, BUILT_IN_STACK_RESTORE))
    return G_("it has variable-length arrays or calls %<alloca%>");
  if (gimple_call_builtin_p (stmt, BUILT_IN_INIT_TRAMPOLINE)
      || gimple_call_builtin_p (stmt, BUILT_IN_ADJUST_TRAMPOLINE))
    return G_("it uses the address of a nested function");
  if (gimple_call_builtin_p (stmt, BUILT_IN_APPLY_ARGS)
      || gimple_call_builtin_p (stmt, BUILT_IN_APPLY)
      || gimple_call_builtin_p (stmt, BUILT_IN_RETURN))
    return G_("it depends on the call itself");
  return NULL;
}

/* Return why an attribute of FNDECL keeps its body from being inlined, or
   null.  */

static const char *
attribute_stays (tree fndecl)
{
  static const char *const names[] = {
    "noinline", "noclone", "noipa", "naked", "interrupt", "signal", "ifunc",
    "target_clones", "simd", "no_sanitize", "no_instrument_function",
    PINNED_ATTRIBUTE, MOVABLE_BOX_ATTRIBUTE
  };
  for (const char *name : names)
    if (lookup_attribute (name, DECL_ATTRIBUTES (fndecl)))
      return G_("its attributes are for it alone");
  return NULL;
}

const char *
body_stays (cgraph_node *node, unsigned *statements, bool captures)
{
  tree fndecl = node->decl;
  function *fun = DECL_STRUCT_FUNCTION (fndecl);
  const char *why = NULL;
  basic_block bb;
  *statements = 0;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	if (!why)
	  why = statement_stays (gsi_stmt (gsi));
	*statements += !mark_p (gsi_stmt (gsi));
      }
  if (!why)
    why = attribute_stays (fndecl);
  if (why)
    return why;
  if (node->get_availability () <= AVAIL_INTERPOSABLE)
    return G_("another definition may replace it when the program is linked "
	      "or run");
  if (!captures && (fun->static_chain_decl || DECL_STATIC_CHAIN (fndecl)))
    return G_("it captures variables");
  if (returned_to_p (fun) || !tree_versionable_function_p (fndecl))
    return G_("its body cannot be copied");
  unsigned i;
  tree var;
  FOR_EACH_LOCAL_DECL (fun, i, var)
    if (VAR_P (var) && DECL_HARD_REGISTER (var) && !is_global_var (var))
      return G_("it has register variables");
  auto_vec<edge> edges;
  auto_vec<basic_block> region;
  if (!find_drop_region (fun, &edges, &region))
    return G_("its cleanups are part of its body");
  return NULL;
}

flat_unit::~flat_unit ()
{
  for (flat_body *body : bodies)
    delete body;
}

flat_body *
flat_unit::body_of (tree fndecl) const
{
  flat_body **body
    = const_cast<flat_unit *> (this)->m_body_of.get (fndecl);
  return body ? *body : NULL;
}

flat_body *
flat_unit::form_of (tree fndecl) const
{
  flat_body **body
    = (fndecl ? const_cast<flat_unit *> (this)->m_form_of.get (fndecl)
       : NULL);
  return body ? *body : NULL;
}

void
flat_unit::note_form (flat_body *body)
{
  m_form_of.put (body->inlined_form, body);
}

/* List the sites of BODY.  */

void
flat_unit::collect_sites (flat_body *body)
{
  auto_vec<flat_site> found;
  function *fun = DECL_STRUCT_FUNCTION (body->node->decl);
  push_cfun (fun);
  find_flat_sites (fun, &found);
  pop_cfun ();
  for (flat_site site : found)
    {
      site.child = body_of (gimple_call_fndecl (site.call));
      if (!site.child)
	continue;
      body->sites.safe_push (site);
      site.child->uses++;
    }
}

/* List the coroutines of the unit and their sites.  */

void
flat_unit::collect ()
{
  unsigned total = 0;
  auto_vec<cgraph_node *> functions;
  functions_in_order (&functions);
  for (cgraph_node *node : functions)
    {
      function *fun = DECL_STRUCT_FUNCTION (node->decl);
      if (!coroutine_decl_p (node->decl))
	continue;
      flat_body *body = new flat_body ();
      body->node = node;
      body->index = bodies.length ();
      push_cfun (fun);
      body->stays = body_stays (node, &body->statements);
      pop_cfun ();
      total += body->statements;
      bodies.safe_push (body);
      m_body_of.put (node->decl, body);
    }
  for (flat_body *body : bodies)
    collect_sites (body);
  m_copied = 0;
  m_limit = MIN (UNIT_LEAST + UNIT_FACTOR * total, UNIT_MOST);
}

/* True if the sites of FROM lead to TO, at any depth.  */

bool
flat_unit::reaches_p (flat_body *from, flat_body *to) const
{
  auto_bitmap seen;
  auto_vec<flat_body *> work;
  work.safe_push (from);
  while (!work.is_empty ())
    for (const flat_site &site : work.pop ()->sites)
      if (site.child == to)
	return true;
      else if (bitmap_set_bit (seen, site.child->index))
	work.safe_push (site.child);
  return false;
}

/* Find the coroutines that await themselves, at any depth.  Leaves are taken
   away as long as there are any: few or none remain to be looked at
   closely.  */

void
flat_unit::find_recursive ()
{
  auto_vec<unsigned> open;
  auto_vec<flat_body *> work;
  auto_vec<vec<flat_body *> > parents;
  parents.safe_grow_cleared (bodies.length (), true);
  for (flat_body *body : bodies)
    {
      open.safe_push (body->sites.length ());
      if (body->sites.is_empty ())
	work.safe_push (body);
      for (const flat_site &site : body->sites)
	parents[site.child->index].safe_push (body);
    }
  while (!work.is_empty ())
    for (flat_body *parent : parents[work.pop ()->index])
      if (--open[parent->index] == 0)
	work.safe_push (parent);
  for (flat_body *body : bodies)
    {
      if (open[body->index] > 0 && !body->stays && reaches_p (body, body))
	{
	  body->recursive = true;
	  for (const flat_site &site : body->sites)
	    if (site.child == body)
	      body->stays = G_("it is recursive");
	}
      parents[body->index].release ();
    }
}

/* BODY is needed by itself.  */

void
flat_unit::need (flat_body *body)
{
  if (body->needed)
    return;
  body->needed = true;
  m_work.safe_push (body);
}

/* Find the coroutines that anything but a site refers to.  (At -O0 GCC keeps
   all functions: force_output is no evidence.)  */

void
flat_unit::find_needed ()
{
  for (flat_body *body : bodies)
    {
      unsigned calls = 0;
      for (cgraph_edge *e = body->node->callers; e; e = e->next_caller)
	calls++;
      ipa_ref *ref;
      if (calls != body->uses || body->node->iterate_referring (0, ref)
	  || TREE_PUBLIC (body->node->decl)
	  || lookup_attribute (MOVABLE_ATTRIBUTE,
			       DECL_ATTRIBUTES (body->node->decl))
	  || DECL_PRESERVE_P (body->node->decl))
	need (body);
    }
}

/* True if code of FROM can stand in TO: both are compiled alike.  */

static bool
compiled_alike_p (tree from, tree to)
{
  return (DECL_FUNCTION_SPECIFIC_OPTIMIZATION (from)
	  == DECL_FUNCTION_SPECIFIC_OPTIMIZATION (to)
	  && DECL_FUNCTION_SPECIFIC_TARGET (from)
	     == DECL_FUNCTION_SPECIFIC_TARGET (to));
}

/* Return why the child of SITE, which stands in PARENT, is not inlined into
   ROOT, or null.  STACK is the way there, COPIED if others have copies too,
   ROOM what ROOT may still take.  */

const char *
flat_unit::why_not (const flat_body *root, const flat_body *parent,
		    const flat_site &site, const vec<flat_body *> &stack,
		    bool copied, unsigned room) const
{
  const flat_body *child = site.child;
  if (child->stays)
    return child->stays;
  if (stack.contains (const_cast<flat_body *> (child))
      || (child->recursive
	  && !same_cycle_p (root->node->decl, child->node->decl)))
    return G_("it is recursive");
  if (!compiled_alike_p (parent->node->decl, child->node->decl)
      || lookup_attribute ("no_sanitize", DECL_ATTRIBUTES (root->node->decl)))
    return G_("the two are compiled with different options");
  if (child->statements > room)
    return G_("the coroutine would become too large");
  copied |= child->shared ();
  if (copied && child->statements > SHARED_BODY)
    return G_("it is large and used elsewhere");
  if (copied && m_copied + child->statements > m_limit
      && ROOM - room + child->statements > SHARED_ALWAYS)
    return G_("too much of the unit would be copied");
  return within_limit_p () ? NULL
	 : G_("%<-fplugin-arg-cogen-limit%> is reached");
}

/* Plan the sites of BODY, inlined into ROOT (or ROOT itself).  */

void
flat_unit::plan_sites (flat_body *root, flat_body *body,
		       vec<flat_body *> *stack, bool copied, unsigned *room)
{
  stack->safe_push (body);
  for (const flat_site &site : body->sites)
    {
      flat_body *child = site.child;
      location_t loc = gimple_location (site.marker);
      const char *why = why_not (root, body, site, *stack, copied, *room);
      root->plan.safe_push (!why);
      if (why)
	{
	  dump_note (loc, "%qD is not inlined into %qD: %s",
		     child->node->decl, root->node->decl, _(why));
	  need (child);
	  continue;
	}
      dump_note (loc, "%qD is inlined into %qD", child->node->decl,
		 root->node->decl);
      child->inlined = true;
      *room -= child->statements;
      bool is_copied = copied || child->shared ();
      if (is_copied)
	m_copied += child->statements;
      plan_sites (root, child, stack, is_copied, room);
    }
  stack->pop ();
}

bool
flat_unit::plan ()
{
  collect ();
  find_recursive ();
  find_needed ();
  bool any = false;
  /* In the order of the source, so that the first to come have the room.  */
  for (unsigned i = 0; i < m_work.length (); i++)
    {
      flat_body *body = m_work[i];
      unsigned room = ROOM;
      auto_vec<flat_body *> stack;
      plan_sites (body, body, &stack, false, &room);
      any |= body->plan.contains (true);
    }
  return any;
}
