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

/* An array with more objects than these is dropped by a loop.  */
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

/* Return a loop that drops the objects in the elements of LVALUE, an array, last
   first; null if it has none.  */

static tree
drop_elements (location_t loc, tree lvalue)
{
  tree type = TREE_TYPE (lvalue), domain = TYPE_DOMAIN (type);
  if (!domain || !TYPE_MAX_VALUE (domain))
    return NULL_TREE;
  tree i = create_tmp_var_raw (sizetype, "i");
  auto_vec<tree> drops;
  fe_drops (loc, build4_loc (loc, ARRAY_REF, TREE_TYPE (type), lvalue, i, NULL_TREE,
			     NULL_TREE), &drops);
  tree count = fold_build2_loc (loc, PLUS_EXPR, sizetype,
				fold_convert_loc (loc, sizetype,
						  TYPE_MAX_VALUE (domain)),
				size_one_node);
  tree done = build1_loc (loc, EXIT_EXPR, void_type_node,
			  build2_loc (loc, EQ_EXPR, boolean_type_node, i,
				      size_zero_node));
  tree body = build2_loc (loc, MODIFY_EXPR, sizetype, i,
			  build2_loc (loc, MINUS_EXPR, sizetype, i,
				      size_one_node));
  TREE_SIDE_EFFECTS (body) = 1;
  body = build2_loc (loc, COMPOUND_EXPR, void_type_node, done, body);
  while (!drops.is_empty ())
    body = build2_loc (loc, COMPOUND_EXPR, void_type_node, body, drops.pop ());
  tree loop = build1_loc (loc, LOOP_EXPR, void_type_node, body);
  tree start = build4_loc (loc, TARGET_EXPR, sizetype, i, count, NULL_TREE,
			   NULL_TREE);
  for (tree t : { body, loop, start })
    TREE_SIDE_EFFECTS (t) = 1;
  tree all = build2_loc (loc, COMPOUND_EXPR, void_type_node, start, loop);
  TREE_SIDE_EFFECTS (all) = 1;
  return all;
}

void
fe_drops (location_t loc, tree lvalue, vec<tree> *drops)
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
	  fe_drops (loc, build3_loc (loc, COMPONENT_REF, TREE_TYPE (field), lvalue,
				     field, NULL_TREE), drops);
    }
  else if (n > MOST_UNROLLED)
    {
      if (tree loop = drop_elements (loc, lvalue))
	drops->safe_push (loop);
    }
  else
    for (unsigned i = 0; i <= tree_to_uhwi (TYPE_MAX_VALUE (TYPE_DOMAIN (type))); i++)
      fe_drops (loc, build4_loc (loc, ARRAY_REF, TREE_TYPE (type), lvalue,
				 size_int (i), NULL_TREE, NULL_TREE), drops);
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
  if (!DECL_INITIAL (decl) && !C_TYPE_VARIABLE_SIZE (TREE_TYPE (decl)))
    DECL_INITIAL (decl) = build_constructor (TREE_TYPE (decl), NULL);
  C_DECL_REGISTER (decl) = 0;
  TREE_ADDRESSABLE (decl) = 1;
  auto_vec<tree> drops;
  fe_drops (loc, decl, &drops);
  for (tree drop : drops)
    push_cleanup (decl, drop, false);
}
