/* How is an object moved to other memory, or duplicated?  co_relocate and
   co_clone.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_relocate (&it, memory, size)	=>  co__relocate (&it, memory, size)
	co_clone (&it)			=>  (co__clone (&it, &COPY), COPY)

   The runtime does both, and takes any trait object; here is checked that it
   gets one, and a clone gets its type.  COPY is a new temporary.  */

#include "support/c-front-end.h"
#include "gimple-expr.h"
#include "options.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* Store the trait of the object that CALL's first argument points to in *T.
   False after an error.  A clone's original may be read-only.  */

static bool
pointed_object (const fe_call &call, trait *t)
{
  tree type = TREE_TYPE (call.args[0]);
  int allowed = call.code == FE_CLONE ? TYPE_QUAL_CONST : TYPE_UNQUALIFIED;
  if (POINTER_TYPE_P (type) && !(TYPE_QUALS (TREE_TYPE (type)) & ~allowed)
      && trait_of_type (TREE_TYPE (type), t))
    return true;
  if (fe_points_to_read_only_p (call, type))
    return false;
  error_at (call.arg_location (0), "argument of %qs has type %qT, which does "
	    "not point to a trait object", call.name, type);
  if (trait_of_type (type, t))
    inform (call.loc, "write %<&%> before the object");
  return false;
}

/* Return the runtime's function NAME, that takes N arguments; null after an
   error on behalf of CALL.  */

static tree
runtime_decl (const fe_call &call, const char *name, unsigned n)
{
  tree fndecl = lookup_name (get_identifier (name));
  if (fndecl && TREE_CODE (fndecl) == FUNCTION_DECL
      && prototype_p (TREE_TYPE (fndecl))
      && (unsigned) type_num_arguments (TREE_TYPE (fndecl)) == n)
    return fndecl;
  error_at (call.loc, "%qs needs %<<cogen/rt.h>%>", call.name);
  return NULL_TREE;
}

/* Return a call on behalf of CALL of the runtime's function NAME with the N
   arguments ARGS, converted as in any call of what the user wrote.  */

static tree
runtime_call (const fe_call &call, const char *name, unsigned n, tree *args)
{
  tree fndecl = runtime_decl (call, name, n);
  if (!fndecl)
    return error_mark_node;
  auto_vec<tree, 4> types, converted;
  vec<tree, va_gc> *params = NULL;
  vec<location_t> where = vNULL;
  tree type = TYPE_ARG_TYPES (TREE_TYPE (fndecl));
  for (unsigned i = 0; i < n; i++, type = TREE_CHAIN (type))
    {
      types.safe_push (TREE_VALUE (type));
      vec_safe_push (params, args[i]);
      where.safe_push (i < call.nargs ? call.arg_location (i) : call.loc);
    }
  strict_conversions strict;
  tree checked
    = build_function_call_vec (call.loc, where,
			       build_marker_decl (MARKER_NONE, call.name,
						  void_type_node, n,
						  types.address ()),
			       params, NULL);
  where.release ();
  vec_free (params);
  if (checked == error_mark_node)
    return error_mark_node;
  for (unsigned i = 0; i < n; i++)
    converted.safe_push (CALL_EXPR_ARG (checked, i));
  return build_call_expr_loc_array (call.loc, fndecl, n, converted.address ());
}

/* co_relocate (&object, memory, size): true if it has been moved.  */

tree
fe_relocate (const fe_call &call)
{
  trait t;
  if (!pointed_object (call, &t))
    return error_mark_node;
  return runtime_call (call, "co__relocate", 3, call.args);
}

/* co_clone (&object): another object like it, or a null one.  */

tree
fe_clone (const fe_call &call)
{
  trait t;
  if (!pointed_object (call, &t))
    return error_mark_node;
  tree copy = create_tmp_var_raw (t.type, "clone");
  TREE_ADDRESSABLE (copy) = 1;
  tree slot = build4_loc (call.loc, TARGET_EXPR, t.type, copy,
			  build_constructor (t.type, NULL), NULL_TREE,
			  NULL_TREE);
  tree args[] = { call.args[0],
		  build1_loc (call.loc, ADDR_EXPR,
			      build_pointer_type (t.type), slot) };
  tree made = runtime_call (call, "co__clone", 2, args);
  if (made == error_mark_node)
    return made;
  tree result = build2_loc (call.loc, COMPOUND_EXPR, t.type, made, copy);
  silence_warning (result, OPT_Wunused_value);
  return result;
}
