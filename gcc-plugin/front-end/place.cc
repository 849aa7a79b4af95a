/* How does a frame get into the caller's memory?  co_place, and what one may
   ask of a frame: co_frame_size, co_frame_align and co_is_movable.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_place (mem, size, range (0, 3))   =>   range.place (mem, size, 0, 3)

   The call has been parsed, and its arguments converted, as any other; only
   its callee is replaced.  There is one placing function per coroutine, which
   the middle end defines beside the coroutine; for a coroutine of another
   translation unit it is an external symbol.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"

/* On a coroutine's FUNCTION_DECL: its placing function.  */
#define PLACED_BY_ATTRIBUTE "cogen placed by"

/* Return a declaration of the function that places FNDECL.  */

static tree
build_place_decl (tree fndecl)
{
  tree type = TREE_TYPE (fndecl);
  tree args = tree_cons (NULL_TREE, size_type_node, TYPE_ARG_TYPES (type));
  args = tree_cons (NULL_TREE, ptr_type_node, args);
  char *name = concat (IDENTIFIER_POINTER (DECL_NAME (fndecl)), ".place", NULL);
  tree decl = build_decl (DECL_SOURCE_LOCATION (fndecl), FUNCTION_DECL,
			  get_identifier (name),
			  build_function_type (TREE_TYPE (type), args));
  free (name);
  DECL_EXTERNAL (decl) = 1;
  TREE_PUBLIC (decl) = TREE_PUBLIC (fndecl);
  DECL_ARTIFICIAL (decl) = 1;
  DECL_CONTEXT (decl) = DECL_CONTEXT (fndecl);
  DECL_ATTRIBUTES (decl) = tree_cons (get_identifier (PLACE_ATTRIBUTE), fndecl,
				      NULL_TREE);
  return decl;
}

/* Return the function that places FNDECL.  */

static tree
place_decl (tree fndecl)
{
  tree attribute = lookup_attribute (PLACED_BY_ATTRIBUTE,
				     DECL_ATTRIBUTES (fndecl));
  if (!attribute)
    {
      attribute = tree_cons (get_identifier (PLACED_BY_ATTRIBUTE),
			     build_place_decl (fndecl),
			     DECL_ATTRIBUTES (fndecl));
      DECL_ATTRIBUTES (fndecl) = attribute;
    }
  return TREE_VALUE (attribute);
}

/* Return the function that the operand I of CALL calls directly, or null after
   an error.  */

static tree
placed_function (const fe_call &call, unsigned i)
{
  trait t;
  tree operand = call.args[i];
  tree fndecl = TREE_CODE (operand) == CALL_EXPR
		? get_callee_fndecl (operand) : NULL_TREE;
  if (!fndecl || marker_code (fndecl) || !trait_of_function (fndecl, &t))
    {
      error_at (call.arg_location (i), "last operand of %qs is no call of a "
		"coroutine", call.name);
      inform (call.loc, "write the call itself, as in %<co_place(memory, size, "
	      "range(0, 3))%>");
      return NULL_TREE;
    }
  if (!prototype_p (TREE_TYPE (fndecl)))
    {
      error_at (call.arg_location (i), "%qs of %qD, which has no prototype",
		call.name, fndecl);
      inform (DECL_SOURCE_LOCATION (fndecl), "declared here");
      return NULL_TREE;
    }
  return fndecl;
}

/* A prototype for the sake of converting the memory and its size.  */

static tree
place_operands_decl (const fe_call &call)
{
  tree args[] = { ptr_type_node, size_type_node };
  return build_marker_decl (MARKER_NONE, call.name, void_type_node, 2, args);
}

/* Return a call that checks and converts CALL's memory and size.  */

static tree
convert_place_operands (const fe_call &call)
{
  vec<tree, va_gc> *params = NULL;
  vec<location_t> where = vNULL;
  for (unsigned i = 0; i < 2; i++)
    {
      vec_safe_push (params, call.args[i]);
      where.safe_push (call.arg_location (i));
    }
  tree converted = build_function_call_vec (call.loc, where,
					    place_operands_decl (call), params,
					    NULL);
  where.release ();
  vec_free (params);
  return converted;
}

/* Return the marker CODE, a fact about FNDECL, a coroutine of the trait T.  */

static tree
build_fact (location_t loc, enum marker code, tree fndecl, const trait &t)
{
  tree address = build_fold_addr_expr (fndecl);
  TREE_NO_TRAMPOLINE (address) = 1;	/* Nobody calls it.  */
  return fe_marker_call (loc, t, code, address);
}

/* Return a reference to FNDECL that keeps the coroutine, of the trait T, until
   the middle end has looked at it, though nothing else calls it.  */

static tree
keep_reference (location_t loc, tree fndecl, const trait &t)
{
  return build1 (CONVERT_EXPR, void_type_node,
		 build_fact (loc, MARKER_FRAME_SIZE, fndecl, t));
}

/* co_place (memory, size, f (...)).  */

tree
fe_place (const fe_call &call)
{
  trait t;
  tree fndecl = placed_function (call, 2);
  tree operands = fndecl ? convert_place_operands (call) : error_mark_node;
  if (operands == error_mark_node)
    return error_mark_node;
  tree operand = call.args[2];
  auto_vec<tree, 8> args;
  args.safe_push (CALL_EXPR_ARG (operands, 0));
  args.safe_push (CALL_EXPR_ARG (operands, 1));
  for (int i = 0; i < call_expr_nargs (operand); i++)
    args.safe_push (CALL_EXPR_ARG (operand, i));
  tree placed = build_call_expr_loc_array (call.loc, place_decl (fndecl),
					   args.length (), args.address ());
  if (TREE_PUBLIC (fndecl))
    return placed;
  trait_of_function (fndecl, &t);
  return build2_loc (call.loc, COMPOUND_EXPR, TREE_TYPE (placed),
		     keep_reference (call.loc, fndecl, t), placed);
}

/* co_frame_size (f), co_frame_align (f) and co_is_movable (f).  */

tree
fe_frame_fact (const fe_call &call)
{
  trait t;
  tree fndecl = call.args[0];
  STRIP_NOPS (fndecl);
  if (TREE_CODE (fndecl) == ADDR_EXPR)
    fndecl = TREE_OPERAND (fndecl, 0);
  if (TREE_CODE (fndecl) != FUNCTION_DECL || marker_code (fndecl)
      || !trait_of_function (fndecl, &t))
    {
      error_at (call.arg_location (0), "operand of %qs is no coroutine",
		call.name);
      inform (call.loc, "write the name of the function, as in %<%s(range)%>",
	      call.name);
      return error_mark_node;
    }
  return build_fact (call.loc, call.code == FE_FRAME_SIZE ? MARKER_FRAME_SIZE
			       : call.code == FE_FRAME_ALIGN
				 ? MARKER_FRAME_ALIGN : MARKER_IS_MOVABLE,
		     fndecl, t);
}
