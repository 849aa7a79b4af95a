/* Who owns a trait object?  Consumption of lvalues, and co_auto.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A marker that takes an object by value consumes it.  What it takes from an
   lvalue it leaves null there, so that a later drop finds nothing:

	co_await (a)		=>   await (move (&a), ID)
	co_await (f (x))	=>   await (f (x), ID)

   A variable of trait type, and a structure or array that is co_auto, is dropped at
   the end of its scope (fe_own_variable); without an initializer it begins as a null
   object.  Parameters are dropped by the code that front-end/finish.cc puts around
   the body.  front-end/moves.cc has the rest.  */

#include "support/c-front-end.h"
#include "gimple-expr.h"
#include "front-end/front-end.h"
#include "support/runtime-calls.h"

/* Say what to write instead of an operand of CALL of TYPE, which is no object.  */

void
fe_say_how_to_make (const fe_call &call, tree type)
{
  trait t;
  if (POINTER_TYPE_P (type) && TREE_CODE (TREE_TYPE (type)) == FUNCTION_TYPE
      && trait_of_type (TREE_TYPE (TREE_TYPE (type)), &t))
    inform (call.loc, "write the call of the function, not its name");
  else
    inform (call.loc, "an object is what the call of a coroutine gives");
}

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
  else
    fe_say_how_to_make (call, type);
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

/* An array with more objects than these is dropped by the runtime.  */
enum { MOST_UNROLLED = 64 };

/* How many objects what is of TYPE holds, or MOST_UNROLLED + 1 if that is less or
   unknown.  */

static unsigned
count_objects (const_tree type)
{
  trait t;
  if (trait_of_type (type, &t))
    return 1;
  unsigned HOST_WIDE_INT n = 0;
  if (TREE_CODE (type) == RECORD_TYPE)
    for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
      n += TREE_CODE (field) == FIELD_DECL ? count_objects (TREE_TYPE (field)) : 0;
  if (TREE_CODE (type) == ARRAY_TYPE && (n = count_objects (TREE_TYPE (type))) > 0)
    {
      tree last = TYPE_DOMAIN (type) ? TYPE_MAX_VALUE (TYPE_DOMAIN (type)) : NULL_TREE;
      n = (last && tree_fits_uhwi_p (last) && tree_to_uhwi (last) < MOST_UNROLLED
	   ? n * (tree_to_uhwi (last) + 1) : MOST_UNROLLED + 1);
    }
  return MIN (n, MOST_UNROLLED + 1);
}

static void list_drops (location_t, tree lvalue, unsigned most, vec<tree> *);

/* Append to *DROPS what drops the objects in the elements of LVALUE, an array of many,
   last first: a call of the runtime for each object of one element.  A loop would be
   more than GCC copies for each way out.  */

static void
drop_elements (location_t loc, tree lvalue, vec<tree> *drops)
{
  tree type = TREE_TYPE (lvalue), element = strip_array_types (type);
  if (!TYPE_SIZE_UNIT (type))
    return;
  tree first = lvalue;
  while (TREE_CODE (TREE_TYPE (first)) == ARRAY_TYPE)
    first = build4_loc (loc, ARRAY_REF, TREE_TYPE (TREE_TYPE (first)), first,
			size_zero_node, NULL_TREE, NULL_TREE);
  auto_vec<tree> in_first;
  list_drops (loc, first, UINT_MAX, &in_first);
  tree size = TYPE_SIZE_UNIT (element);
  tree count = size_binop_loc (loc, EXACT_DIV_EXPR, TYPE_SIZE_UNIT (type), size);
  tree fn = runtime_function ("co__drop_all",
			      build_function_type_list (void_type_node, ptr_type_node,
							size_type_node, size_type_node,
							NULL_TREE), false);
  for (tree drop : in_first)
    drops->safe_push (build_call_expr_loc (loc, fn, 3, CALL_EXPR_ARG (drop, 0),
					   fold_convert (size_type_node, count),
					   fold_convert (size_type_node, size)));
}

/* Append to *DROPS what drops each object in LVALUE; not one by one in an array of
   more than MOST.  */

static void
list_drops (location_t loc, tree lvalue, unsigned most, vec<tree> *drops)
{
  trait t;
  tree type = TREE_TYPE (lvalue);
  unsigned n = count_objects (type);
  if (n == 0)
    return;
  if (trait_of_type (type, &t))
    drops->safe_push (fe_marker_call (loc, t, MARKER_DROP,
				      build_fold_addr_expr (lvalue)));
  else if (TREE_CODE (type) == RECORD_TYPE)
    {
      for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
	if (TREE_CODE (field) == FIELD_DECL)
	  list_drops (loc, build3_loc (loc, COMPONENT_REF, TREE_TYPE (field), lvalue,
				       field, NULL_TREE), most, drops);
    }
  else if (n > most)
    drop_elements (loc, lvalue, drops);
  else if (TYPE_DOMAIN (type) && tree_fits_uhwi_p (TYPE_MAX_VALUE (TYPE_DOMAIN (type))))
    for (unsigned i = 0; i <= tree_to_uhwi (TYPE_MAX_VALUE (TYPE_DOMAIN (type))); i++)
      list_drops (loc, build4_loc (loc, ARRAY_REF, TREE_TYPE (type), lvalue,
				   size_int (i), NULL_TREE, NULL_TREE), most, drops);
}

void
fe_drops (location_t loc, tree lvalue, vec<tree> *drops)
{
  list_drops (loc, lvalue, MOST_UNROLLED, drops);
}

bool
fe_holds_objects_p (const_tree type)
{
  trait t;
  if (trait_of_type (type, &t))
    return true;
  if (TREE_CODE (type) == ARRAY_TYPE)
    return fe_holds_objects_p (TREE_TYPE (type));
  if (RECORD_OR_UNION_TYPE_P (type))
    for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
      if (TREE_CODE (field) == FIELD_DECL && fe_holds_objects_p (TREE_TYPE (field)))
	return true;
  return false;
}

/* True if what is of TYPE holds a union with objects: which of them is there is not
   known.  */

static bool
holds_union_p (const_tree type)
{
  trait t;
  if (TREE_CODE (type) == UNION_TYPE)
    return fe_holds_objects_p (type);
  if (TREE_CODE (type) == ARRAY_TYPE)
    return holds_union_p (TREE_TYPE (type));
  if (TREE_CODE (type) == RECORD_TYPE && !trait_of_type (type, &t))
    for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
      if (TREE_CODE (field) == FIELD_DECL && holds_union_p (TREE_TYPE (field)))
	return true;
  return false;
}

/* Handle the attribute co_auto of the declaration *NODE.  */

static tree
handle_auto_attribute (tree *node, tree, tree, int, bool *no_add)
{
  auto_diagnostic_group group;
  tree decl = *node;
  *no_add = true;
  if (TREE_TYPE (decl) == error_mark_node)
    return NULL_TREE;
  if (!VAR_P (decl) && TREE_CODE (decl) != PARM_DECL)
    error_at (DECL_SOURCE_LOCATION (decl), "%<co_auto%> applies to variables "
	      "only");
  else if (!fe_holds_objects_p (TREE_TYPE (decl)))
    {
      error_at (DECL_SOURCE_LOCATION (decl), "%<co_auto%> variable %qD has "
		"type %qT, which holds no trait object", decl, TREE_TYPE (decl));
      inform (DECL_SOURCE_LOCATION (decl), "for anything else there is "
	      "%<__attribute__((cleanup))%>");
    }
  else if (holds_union_p (TREE_TYPE (decl)))
    {
      error_at (DECL_SOURCE_LOCATION (decl), "%<co_auto%> variable %qD has "
		"type %qT, which holds a union of trait objects", decl,
		TREE_TYPE (decl));
      inform (DECL_SOURCE_LOCATION (decl), "which of them is in it only you know: "
	      "drop it by %<co_drop%>");
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

/* True if DECL, just declared, is to be dropped at the end of its scope; diagnose
   co_auto where it does not fit.  */

static bool
dropped_variable_p (tree decl)
{
  trait t;
  bool owner = lookup_attribute (AUTO_ATTRIBUTE, DECL_ATTRIBUTES (decl));
  bool automatic = !TREE_STATIC (decl) && !DECL_EXTERNAL (decl);
  if (!owner)
    return automatic && trait_of_type (TREE_TYPE (decl), &t);
  auto_diagnostic_group group;
  location_t loc = DECL_SOURCE_LOCATION (decl);
  TREE_USED (decl) = DECL_READ_P (decl) = 1;
  if (!automatic)
    {
      error_at (loc, "%<co_auto%> variable %qD is not automatic", decl);
      inform (loc, "its scope never ends");
      return false;
    }
  if (lookup_attribute ("cleanup", DECL_ATTRIBUTES (decl)))
    {
      error_at (loc, "%<co_auto%> variable %qD has a cleanup of its own", decl);
      inform (loc, "%<co_auto%> is one: it drops the object");
      return false;
    }
  if (TYPE_READONLY (strip_array_types (TREE_TYPE (decl))))
    {
      error_at (loc, "%<co_auto%> variable %qD is read-only", decl);
      inform (loc, "an object that is dropped is left null");
      return false;
    }
  return true;
}

/* Append a statement that makes the objects in DECL, an array of variable length, null:
   such an array has no initializer.  */

static void
clear_variable (location_t loc, tree decl)
{
  tree size = fold_convert (size_type_node, TYPE_SIZE_UNIT (TREE_TYPE (decl)));
  add_stmt (build_call_expr_loc (loc, builtin_decl_implicit (BUILT_IN_MEMSET), 3,
				 fold_convert (ptr_type_node,
					       build_fold_addr_expr (decl)),
				 integer_zero_node, size));
}

void
fe_own_variable (tree decl)
{
  if (!VAR_P (decl) || error_operand_p (decl) || !dropped_variable_p (decl))
    return;
  location_t loc = DECL_SOURCE_LOCATION (decl);
  /* A null object that nobody may change stays one.  */
  if (DECL_INITIAL (decl) && TREE_READONLY (decl)
      && TREE_CONSTANT (DECL_INITIAL (decl)))
    return;
  C_DECL_REGISTER (decl) = 0;
  TREE_ADDRESSABLE (decl) = 1;
  if (C_TYPE_VARIABLE_SIZE (TREE_TYPE (decl)))
    clear_variable (loc, decl);
  else if (!DECL_INITIAL (decl))
    DECL_INITIAL (decl) = build_constructor (TREE_TYPE (decl), NULL);
  auto_vec<tree> drops;
  fe_drops (loc, decl, &drops);
  for (tree drop : drops)
    push_cleanup (decl, drop, false);
}
