/* Who owns a trait object?  Consumption of lvalues, and co_auto.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A marker that takes an object by value consumes it.  What it takes from an
   lvalue it leaves null there, so that a later drop finds nothing:

	co_await (a)		=>   await (move (&a), ID)
	co_await (f (x))	=>   await (f (x), ID)

   A variable declared co_auto is dropped at the end of its scope; without an
   initializer it begins as a null object.  Parameters that are co_auto, and
   all trait-object parameters of a coroutine, are dropped by the code that
   front-end/finish.cc puts around the body.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"

#define AUTO_ATTRIBUTE "co_auto"

/* Store the trait of CALL's argument ARG in *T.  False after an error.  */

bool
fe_trait_operand (const fe_call &call, unsigned arg, trait *t)
{
  tree type = TREE_TYPE (call.args[arg]);
  if (trait_of_type (type, t))
    return true;
  error_at (call.arg_location (arg), "operand of %qs has type %qT, which is "
	    "no trait object", call.name, type);
  if (POINTER_TYPE_P (type) && trait_of_type (TREE_TYPE (type), t))
    inform (call.loc, "pass the object itself, not its address");
  return false;
}

/* Return the address of LVALUE, which is then in memory; error_mark_node
   after an error at LOC.  */

tree
fe_address (location_t loc, tree lvalue)
{
  tree base = lvalue;
  while (handled_component_p (base))
    base = TREE_OPERAND (base, 0);
  if ((VAR_P (base) || TREE_CODE (base) == PARM_DECL) && C_DECL_REGISTER (base))
    {
      error_at (loc, "%qD is declared %<register%>, but needs an address",
		base);
      inform (DECL_SOURCE_LOCATION (base), "declared here");
      return error_mark_node;
    }
  return build_unary_op (loc, ADDR_EXPR, lvalue, false);
}

/* Return the lvalue of which OBJECT is the value without its qualifiers, as the
   parser passes it; OBJECT if it is none.  */

tree
fe_strip_rvalue (tree object)
{
  tree inner = object;
  while ((CONVERT_EXPR_P (inner) || TREE_CODE (inner) == NON_LVALUE_EXPR)
	 && TYPE_MAIN_VARIANT (TREE_TYPE (inner))
	    == TYPE_MAIN_VARIANT (TREE_TYPE (TREE_OPERAND (inner, 0))))
    inner = TREE_OPERAND (inner, 0);
  return lvalue_p (inner) ? inner : object;
}

/* Return CALL's argument ARG, an object of the trait T, as a value that its
   consumer owns: an lvalue is moved from.  */

tree
fe_consume (const fe_call &call, unsigned arg, const trait &t)
{
  tree object = fe_strip_rvalue (call.args[arg]);
  if (!lvalue_p (object))
    return object;
  if (TREE_READONLY (object) || TYPE_READONLY (TREE_TYPE (object)))
    {
      error_at (call.arg_location (arg), "%qs consumes %qE, which is read-only",
		call.name, object);
      inform (call.loc, "an object that is consumed is left null");
      return error_mark_node;
    }
  tree address = fe_address (call.arg_location (arg), object);
  return address == error_mark_node
	 ? address : fe_marker_call (call.loc, t, MARKER_MOVE, address);
}

/* True if DECL, a trait object, is dropped by code that the user did not
   write; then it must not be copied by value.  */

bool
fe_owned_p (const_tree decl)
{
  trait t;
  if (VAR_P (decl) || TREE_CODE (decl) == PARM_DECL)
    {
      if (lookup_attribute (AUTO_ATTRIBUTE, DECL_ATTRIBUTES (decl)))
	return true;
      return (TREE_CODE (decl) == PARM_DECL
	      && trait_of_type (TREE_TYPE (decl), &t)
	      && DECL_CONTEXT (decl)
	      && coroutine_decl_p (DECL_CONTEXT (decl)));
    }
  return false;
}

/* Handle the attribute co_auto of the declaration *NODE.  */

static tree
handle_auto_attribute (tree *node, tree, tree, int, bool *no_add)
{
  auto_diagnostic_group group;
  tree decl = *node;
  trait t;
  *no_add = true;
  if (TREE_TYPE (decl) == error_mark_node)
    return NULL_TREE;
  if (!VAR_P (decl) && TREE_CODE (decl) != PARM_DECL)
    error_at (DECL_SOURCE_LOCATION (decl), "%<co_auto%> applies to variables "
	      "only");
  else if (!trait_of_type (TREE_TYPE (decl), &t))
    {
      error_at (DECL_SOURCE_LOCATION (decl), "%<co_auto%> variable %qD has "
		"type %qT, which is no trait object", decl, TREE_TYPE (decl));
      inform (DECL_SOURCE_LOCATION (decl), "for anything else there is "
	      "%<__attribute__((cleanup))%>");
    }
  else
    *no_add = false;
  return NULL_TREE;
}

static const attribute_spec auto_attribute =
{
  AUTO_ATTRIBUTE, 0, 0, true, false, false, false, handle_auto_attribute, NULL
};

/* PLUGIN_ATTRIBUTES.  */

static void
register_attributes (void *, void *)
{
  register_attribute (&auto_attribute);
}

void
fe_own_init (const char *plugin_name)
{
  register_callback (plugin_name, PLUGIN_ATTRIBUTES, register_attributes, NULL);
}

/* Diagnose DECL if it is an _Atomic trait object: it cannot be moved from, as
   an object and the null that takes its place are not exchanged at once.  */

void
fe_check_atomic (tree decl)
{
  trait t;
  tree type = TREE_TYPE (decl);
  if (!TYPE_ATOMIC (strip_array_types (type))
      || !trait_of_type (strip_array_types (type), &t))
    return;
  auto_diagnostic_group group;
  error_at (DECL_SOURCE_LOCATION (decl), "%qD is an atomic trait object", decl);
  inform (DECL_SOURCE_LOCATION (decl), "an object is owned by one thread at a "
	  "time; protect it with a lock");
}

/* If DECL, just declared, is a co_auto variable, have it dropped at the end of
   its scope.  */

void
fe_finish_auto_decl (tree decl)
{
  trait t;
  if (!VAR_P (decl)
      || !lookup_attribute (AUTO_ATTRIBUTE, DECL_ATTRIBUTES (decl))
      || !trait_of_type (TREE_TYPE (decl), &t))
    return;
  auto_diagnostic_group group;
  location_t loc = DECL_SOURCE_LOCATION (decl);
  TREE_USED (decl) = DECL_READ_P (decl) = 1;
  if (TREE_STATIC (decl) || DECL_EXTERNAL (decl))
    {
      error_at (loc, "%<co_auto%> variable %qD is not automatic", decl);
      inform (loc, "its scope never ends");
      return;
    }
  if (lookup_attribute ("cleanup", DECL_ATTRIBUTES (decl)))
    {
      error_at (loc, "%<co_auto%> variable %qD has a cleanup of its own", decl);
      inform (loc, "%<co_auto%> is one: it drops the object");
      return;
    }
  if (TYPE_READONLY (TREE_TYPE (decl)))
    {
      error_at (loc, "%<co_auto%> variable %qD is read-only", decl);
      inform (loc, "an object that is dropped is left null");
      return;
    }
  if (!DECL_INITIAL (decl))
    DECL_INITIAL (decl) = build_constructor (TREE_TYPE (decl), NULL);
  tree address = fe_address (loc, decl);
  if (address == error_mark_node)
    return;
  push_cleanup (decl, fe_marker_call (loc, t, MARKER_DROP, address), false);
}
