/* What does the user say of movability and of boxing?  The attributes
   co_movable, co_movable_box, co_pinned and co_no_alloc of functions, and
   co_noescape of parameters.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int fill (co_noescape char *buffer, int n);

   gives fill the attribute NOESCAPE_ATTRIBUTE with the value 0.

   A prototype does not keep its parameters, only their types.  So the handler
   of co_noescape gives the parameter a variant of its type that differs in an
   attribute alone, and mark_noescape finds it in the function's type:

   1. The attribute is parsed -> handle_noescape_attribute.
   2. GCC asks the target which attributes the declaration shall have besides
      its own -> insert_attributes.  It is not merged with earlier ones yet,
      which may lose the types, but keeps the attributes.
   3. The declaration is complete and merged, or the body is complete ->
      fe_finish_function_decl.
   4. It is known what is a coroutine -> fe_check_attributes.

   The types of a function that has no prototype are those of DECL_ARGUMENTS,
   which are there in the second case of 3.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* What the target itself does.  */
static __typeof__ (targetm.insert_attributes) target_insert;

#define USER_NOESCAPE_ATTRIBUTE "co_noescape"

/* Handle the attribute NAME of the declaration *NODE, which is one of a
   function.  */

static tree
handle_function_attribute (tree *node, tree name, tree, int, bool *no_add)
{
  if (TREE_CODE (*node) == FUNCTION_DECL)
    return NULL_TREE;
  *no_add = true;
  error_at (DECL_SOURCE_LOCATION (*node), "%qE applies to functions only",
	    name);
  return NULL_TREE;
}

/* True if a pointer of TYPE is not kept by the callee.  */

static bool
noescape_type_p (const_tree type)
{
  return type != error_mark_node
	 && lookup_attribute (NOESCAPE_ATTRIBUTE, TYPE_ATTRIBUTES (type));
}

/* Handle the attribute co_noescape of the declaration *NODE.  */

static tree
handle_noescape_attribute (tree *node, tree name, tree, int, bool *no_add)
{
  tree decl = *node, type = TREE_TYPE (decl);
  *no_add = true;
  if (type == error_mark_node || noescape_type_p (type))
    return NULL_TREE;
  if (TREE_CODE (decl) != PARM_DECL || !POINTER_TYPE_P (type))
    {
      warning_at (DECL_SOURCE_LOCATION (decl), OPT_Wattributes,
		  "%qE applies to parameters that are pointers only", name);
      return NULL_TREE;
    }
  tree variant = build_variant_type_copy (type);
  TYPE_ATTRIBUTES (variant) = tree_cons (get_identifier (NOESCAPE_ATTRIBUTE),
					 NULL_TREE, TYPE_ATTRIBUTES (type));
  TREE_TYPE (decl) = variant;
  return NULL_TREE;
}

static const attribute_spec attributes[] =
{
  { AWAITED_ATTRIBUTE, 1, 1, true, false, false, false,
    handle_function_attribute, NULL },
  { MOVABLE_ATTRIBUTE, 0, 0, true, false, false, false,
    handle_function_attribute, NULL },
  { MOVABLE_BOX_ATTRIBUTE, 0, 0, true, false, false, false,
    handle_function_attribute, NULL },
  { PINNED_ATTRIBUTE, 0, 0, true, false, false, false,
    handle_function_attribute, NULL },
  { NO_ALLOC_ATTRIBUTE, 0, 0, true, false, false, false,
    handle_function_attribute, NULL },
  { USER_NOESCAPE_ATTRIBUTE, 0, 0, true, false, false, false,
    handle_noescape_attribute, NULL },
};

/* PLUGIN_ATTRIBUTES.  */

static void
register_attributes (void *, void *)
{
  for (const attribute_spec &spec : attributes)
    register_attribute (&spec);
}

void
fe_attributes_init (const char *plugin_name)
{
  register_callback (plugin_name, PLUGIN_ATTRIBUTES, register_attributes, NULL);
}

static bool
has_attribute_p (const_tree fndecl, const char *name)
{
  return lookup_attribute (name, DECL_ATTRIBUTES (fndecl));
}

/* True if FNDECL is already known not to keep its parameter POSITION.  */

static bool
marked_noescape_p (const_tree fndecl, int position)
{
  for (tree a = lookup_attribute (NOESCAPE_ATTRIBUTE, DECL_ATTRIBUTES (fndecl));
       a; a = lookup_attribute (NOESCAPE_ATTRIBUTE, TREE_CHAIN (a)))
    if (tree_to_shwi (TREE_VALUE (a)) == position)
      return true;
  return false;
}

/* If TYPE, of FNDECL's parameter POSITION, says that it is not kept, let the
   attributes of FNDECL say so.  */

static void
mark_noescape (tree fndecl, const_tree type, int position)
{
  if (noescape_type_p (type) && !marked_noescape_p (fndecl, position))
    DECL_ATTRIBUTES (fndecl)
      = tree_cons (get_identifier (NOESCAPE_ATTRIBUTE),
		   build_int_cst (integer_type_node, position),
		   DECL_ATTRIBUTES (fndecl));
}

/* Diagnose FNDECL if it shall be both pinned and movable.  */

static void
check_contradiction (tree fndecl)
{
  const char *other
    = has_attribute_p (fndecl, MOVABLE_ATTRIBUTE) ? MOVABLE_ATTRIBUTE
      : has_attribute_p (fndecl, MOVABLE_BOX_ATTRIBUTE) ? MOVABLE_BOX_ATTRIBUTE
      : NULL;
  if (!other || !has_attribute_p (fndecl, PINNED_ATTRIBUTE))
    return;
  error_at (DECL_SOURCE_LOCATION (fndecl), "%qD is declared both %qs and %qs",
	    fndecl, PINNED_ATTRIBUTE, other);
  DECL_ATTRIBUTES (fndecl) = remove_attribute (PINNED_ATTRIBUTE,
					       DECL_ATTRIBUTES (fndecl));
}

/* Let the attributes of DECL, if it is a function, say what its type says.  */

static void
insert_attributes (tree decl, tree *attributes)
{
  int position = 0;
  if (TREE_CODE (decl) == FUNCTION_DECL)
    for (tree l = TYPE_ARG_TYPES (TREE_TYPE (decl)); l && l != void_list_node;
	 l = TREE_CHAIN (l))
      mark_noescape (decl, TREE_VALUE (l), position++);
  target_insert (decl, attributes);
}

/* The unit begins.  */

void
fe_attributes_start ()
{
  target_insert = targetm.insert_attributes;
  targetm.insert_attributes = insert_attributes;
}

/* DECL has just been declared, or defined.  If it is a function, complete its
   attributes.  */

void
fe_finish_function_decl (tree decl)
{
  if (TREE_CODE (decl) != FUNCTION_DECL)
    return;
  int position = 0;
  for (tree parm = DECL_ARGUMENTS (decl); parm; parm = DECL_CHAIN (parm))
    mark_noescape (decl, TREE_TYPE (parm), position++);
  check_contradiction (decl);
}

/* Warn if FNDECL, now defined, is no coroutine and has the attribute of
   one.  */

void
fe_check_attributes (tree fndecl)
{
  static const char *const names[] = { MOVABLE_ATTRIBUTE, MOVABLE_BOX_ATTRIBUTE,
				       PINNED_ATTRIBUTE };
  if (coroutine_decl_p (fndecl))
    return;
  for (const char *name : names)
    if (has_attribute_p (fndecl, name))
      warning_at (DECL_SOURCE_LOCATION (fndecl), OPT_Wattributes,
		  "%qD is declared %qs, but it is not a coroutine", fndecl,
		  name);
}
