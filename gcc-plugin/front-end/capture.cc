/* Which variables of the functions around it does a coroutine get by value?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_iterator(int) upto (int n)
	{ return co_do (co_iterator(int), { for (int i = 0; i < n; i++) co_yield (i); }); }

   is	{ co_iterator(int) co__do_0 (void) { ... i < n ... }  return co__do_0 (); }
   =>	{ co_iterator(int) co__do_0 (int n) { ... i < n ... }  return co__do_0 (n); }

   A nested function uses the variables around it where they are.  Where nobody could
   tell the difference a coroutine that is made where it stands, by co_do or a call of a
   co_lambda, gets their values instead, as parameters, so that its object may outlive
   them.

   Input: the trees of an outermost function and all in it, complete, calls of lambdas
   made direct (front-end/lambda.cc).  Output: the same, with more parameters.

   1. scan_captures notes what each function does with its variables
      (front-end/capture-scan.cc), from which may_follow_p tells what may happen after
      an object is made (front-end/capture-order.cc).
   2. how_captured: nobody could tell the difference if neither side writes the variable
      once the object is made, nor is its address taken.  A trait object is moved into
      the new one if the body uses it and nobody else mentions it any more; what replaces
      it at once, as in IT = co_do (..., { ... IT ... }), is another one.
   3. give_value makes it a parameter; an array is put in a structure for that.
      Innermost first: what a coroutine gets in one that gets it in turn.
      The size of a type of variable size is one, too, that the functions around it have
      evaluated: give_size.
   4. note_references: what is left is got by reference
      (front-end/capture-reference.cc).  */

#include "front-end/capture.h"
#include "cgraph.h"
#include "gimple.h"
#include "gimplify.h"
#include "stor-layout.h"
#include "tree-nested.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* True if values of TYPE can be copied, or, of a trait, moved.  */

static bool
value_p (const_tree type)
{
  trait t;
  return (TYPE_SIZE (type) && TREE_CODE (TYPE_SIZE (type)) == INTEGER_CST
	  && !(TYPE_QUALS (type) & (TYPE_QUAL_VOLATILE | TYPE_QUAL_ATOMIC))
	  && (trait_of_type (type, &t) || !fe_holds_objects_p (type)));
}

enum by_reference
how_captured (nest *all, function_scan *s, function_scan *owner, tree var,
	      const event **why)
{
  trait t;
  const nested_creation *made;
  bool object = trait_of_type (TREE_TYPE (var), &t), moved = false;
  *why = NULL;
  if (!value_p (TREE_TYPE (var)))
    return BY_REFERENCE_TYPE;
  if (TREE_STATIC (var) || DECL_EXTERNAL (var)
      || (VAR_P (var) && DECL_HARD_REGISTER (var))
      || !(made = made_in (all, s, owner)))
    return BY_REFERENCE_OTHER;
  for (function_scan *other : *all)
    for (const event &e : other->events)
      {
	if (e.var != var)
	  continue;
	*why = &e;
	bool in_body = inside_p (other, s);
	if (e.kind == EVENT_ADDRESS)
	  return BY_REFERENCE_ADDRESS;
	if (object && in_body)
	  moved |= e.kind == EVENT_MOVE || e.kind == EVENT_MENTION;
	else if (!object && e.kind != EVENT_WRITE && e.kind != EVENT_MOVE)
	  continue;
	else if (object ? may_concern_p (all, other, owner, var, e, made)
		 : other != owner || may_follow_p (owner, var, e.pos, made->pos))
	  return e.kind == EVENT_WRITE ? BY_REFERENCE_WRITE : BY_REFERENCE_USE;
      }
  *why = NULL;
  return !object || moved ? BY_VALUE : BY_REFERENCE_OTHER;
}

/* A replacement of one variable, or size, by another in a function.  */
struct replacement
{
  tree from, to;
  function_scan *in;
  hash_set<tree> seen;
};

/* walk_tree callback.  */

static tree
replace_r (tree *tp, int *walk_subtrees, void *data)
{
  replacement *r = (replacement *) data;
  if (*tp == r->from)
    {
      *tp = unshare_expr (r->to);
      r->seen.remove (r->from);	/* It may stand in other places.  */
    }
  else if (TYPE_P (*tp))
    *walk_subtrees = 0;
  else if (outer_size_p (r->in, *tp))
    {
      /* It is a part of the type, too.  */
      r->seen.remove (*tp);
      if (TREE_CODE (*tp) == SAVE_EXPR)
	*walk_subtrees = 0;
      else
	*tp = copy_node (*tp);
    }
  return NULL_TREE;
}

/* Replace in S and what is in it as R says.  */

static void
replace (nest *all, function_scan *s, replacement *r)
{
  r->in = s;
  for (function_scan *other : *all)
    if (inside_p (other, s))
      walk_tree (&DECL_SAVED_TREE (other->fndecl), replace_r, r, &r->seen);
}

/* The type of a parameter that has a value of TYPE.  */

static tree
parm_type (tree type)
{
  if (TREE_CODE (type) != ARRAY_TYPE)
    return type;
  tree record = make_node (RECORD_TYPE);
  tree field = build_decl (UNKNOWN_LOCATION, FIELD_DECL, get_identifier ("array"),
			   type);
  DECL_CONTEXT (field) = record;
  TYPE_FIELDS (record) = field;
  layout_type (record);
  return record;
}

/* Append a parameter for the value of VAR, a variable or a size, to FNDECL; return it.  */

static tree
append_parm (tree fndecl, tree var)
{
  bool named = DECL_P (var);
  tree type = parm_type (TREE_TYPE (var));
  tree parm = build_decl (DECL_SOURCE_LOCATION (named ? var : fndecl), PARM_DECL,
			  named ? DECL_NAME (var) : get_identifier ("size"), type);
  DECL_CONTEXT (parm) = fndecl;
  DECL_ARG_TYPE (parm) = TYPE_MAIN_VARIANT (type);
  DECL_ARTIFICIAL (parm) = !named;
  TREE_READONLY (parm) = named && TREE_READONLY (var);
  TREE_USED (parm) = DECL_READ_P (parm) = 1;
  TREE_ADDRESSABLE (parm) = named && TREE_ADDRESSABLE (var);
  layout_decl (parm, 0);
  DECL_ARGUMENTS (fndecl) = chainon (DECL_ARGUMENTS (fndecl), parm);
  auto_vec<tree> types;
  for (tree p = DECL_ARGUMENTS (fndecl); p; p = DECL_CHAIN (p))
    types.safe_push (DECL_ARG_TYPE (p));
  tree old = TREE_TYPE (fndecl);
  TREE_TYPE (fndecl)
    = build_type_attribute_variant (build_function_type_array (TREE_TYPE (old),
							       types.length (),
							       types.address ()),
				    TYPE_ATTRIBUTES (old));
  return parm;
}

/* Append the value of VAR, for PARM, to the call *TP of FNDECL.  The user has written that
   value, so the call is where GCC may say that it is not initialized: not in our header.  */

static void
append_argument (tree *tp, tree fndecl, tree parm, tree var)
{
  tree old = *tp;
  if (TREE_TYPE (parm) != TREE_TYPE (var) && TREE_CODE (TREE_TYPE (var)) == ARRAY_TYPE)
    var = build1 (VIEW_CONVERT_EXPR, TREE_TYPE (parm), var);
  auto_vec<tree> args;
  for (int i = 0; i < call_expr_nargs (old); i++)
    args.safe_push (CALL_EXPR_ARG (old, i));
  args.safe_push (var);
  tree fn = build1 (ADDR_EXPR, build_pointer_type (TREE_TYPE (fndecl)), fndecl);
  *tp = build_call_array_loc (fe_user_location (EXPR_LOCATION (old)), TREE_TYPE (old), fn,
			      args.length (), args.address ());
  TREE_SIDE_EFFECTS (*tp) = 1;
}

/* Let the coroutine of S, made by C, get VAR by value.  */

static void
give_value (nest *all, function_scan *s, nested_creation *c, tree var)
{
  tree parm = append_parm (s->fndecl, var);
  append_argument (c->call, s->fndecl, parm, var);
  replacement r;
  r.from = var;
  r.to = parm;
  if (TREE_CODE (TREE_TYPE (var)) == ARRAY_TYPE)
    {
      tree field = TYPE_FIELDS (TREE_TYPE (parm));
      r.to = build3 (COMPONENT_REF, TREE_TYPE (field), parm, field, NULL_TREE);
    }
  replace (all, s, &r);
  for (function_scan *other : *all)
    if (inside_p (other, s))
      for (event &e : other->events)
	if (e.var == var)
	  e.var = parm;
  trait t;
  event e = { var, trait_of_type (TREE_TYPE (var), &t) ? EVENT_MOVE : EVENT_MENTION,
	      c->pos, UNKNOWN_LOCATION };
  s->parent->events.safe_push (e);
}

/* Let the coroutine of S, made by C, get SIZE by value, which has had its value since
   a function around it declared something of that size.  */

static void
give_size (nest *all, function_scan *s, nested_creation *c, tree size)
{
  tree parm = append_parm (s->fndecl, size);
  append_argument (c->call, s->fndecl, parm, size);
  replacement r;
  r.from = size;
  r.to = parm;
  replace (all, s, &r);
  if (outer_size_p (s->parent, size) && !s->parent->outer_sizes.contains (size))
    s->parent->outer_sizes.safe_push (size);
}

/* Let the coroutine of S get by value what it can.  */

static void
capture (nest *all, function_scan *s)
{
  nested_creation *c = only_creation (all, s);
  if (!c)
    return;
  auto_vec<tree> captured;
  for (function_scan *other : *all)
    if (inside_p (other, s))
      for (const event &e : other->events)
	if (TREE_CODE (e.var) != FUNCTION_DECL && !captured.contains (e.var))
	  captured.safe_push (e.var);
  const event *why;
  for (tree var : captured)
    for (function_scan *owner = s->parent; owner; owner = owner->parent)
      if (DECL_CONTEXT (var) == owner->fndecl
	  && how_captured (all, s, owner, var, &why) == BY_VALUE)
	give_value (all, s, c, var);
  auto_vec<tree> sizes;
  for (function_scan *other : *all)
    if (inside_p (other, s))
      for (tree size : other->outer_sizes)
	if (outer_size_p (s, size) && !sizes.contains (size))
	  sizes.safe_push (size);
  for (tree size : sizes)
    give_size (all, s, c, size);
}

void
fe_capture_values (tree fndecl)
{
  cgraph_node *node = cgraph_node::get (fndecl);
  if (!node || !first_nested_function (node))
    return;
  nest all;
  scan_captures (&all, fndecl, NULL);
  unsigned deepest = 0;
  for (function_scan *s : all)
    deepest = MAX (deepest, s->depth);
  for (; deepest > 0; deepest--)
    /* The last one is the first that the user has written.  */
    for (unsigned i = all.length (); i-- > 0;)
      if (all[i]->depth == deepest)
	capture (&all, all[i]);
  note_references (&all);
}
