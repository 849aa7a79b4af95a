/* Building and recognizing markers; see support/markers.h for what they are.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#include "support/cogen-plugin.h"
#include "gimple.h"
#include "support/markers.h"

/* Attribute names with a space cannot be written in C.  */
#define MARKER_ATTRIBUTE "cogen marker"

/* Return a new marker of kind CODE, printed in diagnostics as USER_NAME, that
   takes NARGS arguments of the types ARGS and returns RESULT.  TRAIT is the
   type of the object that it operates on, if any; by default what its first
   argument is or points to.  It is kept in the attribute: -flto makes the
   function types of a unit vaguer once it is parsed.

   A suspension never throws; what a marker is lowered to may (a hand-written
   trait object written in C++), so only those that stay calls of nothing are
   marked as not throwing.  */

tree
build_marker_decl (enum marker code, const char *user_name, tree result,
		   unsigned nargs, const tree *args, tree trait_type)
{
  if (!trait_type && nargs > 0)
    trait_type = POINTER_TYPE_P (args[0]) ? TREE_TYPE (args[0]) : args[0];
  tree type = build_function_type_array (result, nargs,
					 const_cast<tree *> (args));
  tree decl = build_decl (BUILTINS_LOCATION, FUNCTION_DECL,
			  get_identifier (user_name), type);
  DECL_EXTERNAL (decl) = 1;
  TREE_PUBLIC (decl) = 1;
  DECL_ARTIFICIAL (decl) = 1;
  switch (code)
    {
    case MARKER_INITIAL: case MARKER_YIELD: case MARKER_SUSPEND:
    case MARKER_RESULT: case MARKER_ADVANCED: case MARKER_ARG:
    case MARKER_CONTEXT: case MARKER_RETURN: case MARKER_END:
    case MARKER_ITEM_ADDRESS: case MARKER_MOVE: case MARKER_IS_NULL:
    case MARKER_FRAME_SIZE:
    case MARKER_FRAME_ALIGN: case MARKER_IS_MOVABLE:
      TREE_NOTHROW (decl) = 1;
      break;
    default:
      break;
    }
  DECL_ATTRIBUTES (decl)
    = tree_cons (get_identifier (MARKER_ATTRIBUTE),
		 build_tree_list (trait_type,
				  build_int_cst (integer_type_node, code)),
		 NULL_TREE);
  /* Never emitted; a name that the assembler would refuse tells at once when
     one of them was left behind.  */
  SET_DECL_ASSEMBLER_NAME (decl, get_identifier ("*<cogen marker>"));
  return decl;
}

/* Return which marker FNDECL is, MARKER_NONE if it is none.  */

enum marker
marker_code (const_tree fndecl)
{
  if (!fndecl || !DECL_ARTIFICIAL (fndecl) || !DECL_EXTERNAL (fndecl))
    return MARKER_NONE;
  tree attribute = lookup_attribute (MARKER_ATTRIBUTE,
				     DECL_ATTRIBUTES (fndecl));
  if (!attribute)
    return MARKER_NONE;
  return (enum marker) tree_to_shwi (TREE_VALUE (TREE_VALUE (attribute)));
}

/* Return the type of the object that the marker FNDECL operates on.  */

tree
marker_object_type (const_tree fndecl)
{
  tree attribute = lookup_attribute (MARKER_ATTRIBUTE,
				     DECL_ATTRIBUTES (fndecl));
  return TREE_PURPOSE (TREE_VALUE (attribute));
}

/* Return which marker STMT calls, MARKER_NONE if it calls none.  */

enum marker
marker_code (const gimple *stmt)
{
  return is_gimple_call (stmt) ? marker_code (gimple_call_fndecl (stmt))
			       : MARKER_NONE;
}

/* True if FNDECL is a coroutine: a marker in its body made it one.  The
   attribute's value is the coroutine itself: GCC copies the attributes of a
   function to the bodies of its OpenMP regions, which are none.  */

bool
coroutine_decl_p (const_tree fndecl)
{
  tree attribute = lookup_attribute (COROUTINE_ATTRIBUTE,
				     DECL_ATTRIBUTES (fndecl));
  return attribute && TREE_VALUE (attribute) == fndecl;
}
