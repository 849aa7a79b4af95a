/* How is a marker called?  Trees for marker calls and suspensions.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Each trait type has its own markers, whose prototypes make GCC convert and
   check what the user passes as it does for any call (support/markers.h lists
   them).  They are made on first use and cached in the trait's registry entry.

   A suspension S with the value V becomes

	(S != 0 ? return : (void) 0), V

   The return is the path of a drop.  Made while parsing, it stands inside
   every cleanup and scope that is open at the suspension, and GCC routes it
   through them as it does for a return that the user wrote.  (A walk at
   PLUGIN_PRE_GENERICIZE could do the same, but would have to find again what
   the hook has in its hands.)  */

#include "support/c-front-end.h"
#include "gimple-expr.h"
#include "options.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* Return a call at LOC of the marker CODE for T with up to four arguments that
   need no check; pointers among them are converted.  As in any call that the
   front end makes, they are folded here: nobody looks into a call later.  */

tree
fe_marker_call (location_t loc, const trait &t, enum marker code,
		tree a0, tree a1, tree a2, tree a3)
{
  tree decl = trait_marker (t, code);
  tree args[4] = { a0, a1, a2, a3 };
  unsigned n = 0;
  for (tree l = TYPE_ARG_TYPES (TREE_TYPE (decl)); l && l != void_list_node;
       l = TREE_CHAIN (l), n++)
    {
      if (POINTER_TYPE_P (TREE_VALUE (l)))
	args[n] = fold_convert_loc (loc, TREE_VALUE (l), args[n]);
      args[n] = c_fully_fold (args[n], false, NULL);
    }
  return build_call_expr_loc_array (loc, decl, n, args);
}

/* The type that the value ARG of an enumeration constant has in C++, for
   -Wc++-compat: the enumeration PARM if one of its constants has that value.
   (The parser knows the constant's own type, but does not tell the hook.)  */

static tree
original_type (tree arg, tree parm)
{
  if (TREE_CODE (arg) == INTEGER_CST && TREE_CODE (parm) == ENUMERAL_TYPE)
    for (tree l = TYPE_VALUES (parm); l; l = TREE_CHAIN (l))
      {
	tree value = TREE_VALUE (l);
	if (TREE_CODE (value) == CONST_DECL)
	  value = DECL_INITIAL (value);
	if (tree_int_cst_equal (value, arg))
	  return parm;
      }
  return NULL_TREE;
}

/* Return a call of the marker CODE for T on behalf of CALL, with the NARGS
   arguments ARGS converted, and wrong ones diagnosed, by GCC itself.  */

tree
fe_converting_call (const fe_call &call, const trait &t, enum marker code,
		    unsigned nargs, tree *args)
{
  tree decl = trait_marker (t, code);
  tree parm = TYPE_ARG_TYPES (TREE_TYPE (decl));
  vec<tree, va_gc> *params = NULL, *origtypes = NULL;
  vec<location_t> where = vNULL;
  for (unsigned i = 0; i < nargs; i++)
    {
      vec_safe_push (params, args[i]);
      vec_safe_push (origtypes, original_type (args[i], TREE_VALUE (parm)));
      where.safe_push (i < call.nargs ? call.arg_location (i) : call.loc);
      parm = TREE_CHAIN (parm);
    }
  strict_conversions strict;
  tree result = build_function_call_vec (call.loc, where, decl, params,
					 origtypes);
  where.release ();
  vec_free (params);
  vec_free (origtypes);
  return result;
}

/* Return the statement `return;' at LOC, which has no value even though the
   function's type does: what leaves is the coroutine's body.  */

static tree
build_leave (location_t loc)
{
  tree leave = build1 (RETURN_EXPR, void_type_node, NULL_TREE);
  SET_EXPR_LOCATION (leave, loc);
  TREE_SIDE_EFFECTS (leave) = 1;
  TREE_LANG_FLAG_3 (leave) = 1;
  silence_warning (leave, OPT_Wreturn_type);
  return leave;
}

/* True if the RETURN_EXPR STMT is ours, not the user's.  */

bool
fe_leave_p (const_tree stmt)
{
  return TREE_LANG_FLAG_3 (stmt);
}

bool
fe_suspends_p (enum marker code)
{
  return code >= MARKER_YIELD && code <= MARKER_YIELD_FROM;
}

/* Return FIRST, then SECOND, as an expression at LOC.  */

tree
fe_sequence (location_t loc, tree first, tree second)
{
  tree both = build2_loc (loc, COMPOUND_EXPR, TREE_TYPE (second), first,
			  second);
  TREE_SIDE_EFFECTS (both) = 1;
  silence_warning (both, OPT_Wunused_value);
  return both;
}

/* Return the suspension whose marker call is DROPPED; then it has VALUE,
   unless that is null.  */

tree
fe_suspension (location_t loc, tree dropped, tree value)
{
  if (dropped == error_mark_node || value == error_mark_node)
    return error_mark_node;
  tree test = build2_loc (loc, NE_EXPR, integer_type_node, dropped,
			  integer_zero_node);
  tree leave = build3_loc (loc, COND_EXPR, void_type_node, test,
			   build_leave (loc), build_empty_stmt (loc));
  TREE_SIDE_EFFECTS (leave) = 1;
  return value ? fe_sequence (loc, leave, value) : leave;
}

/* The same for a VALUE that is only there until the next suspension: it is
   fetched at once, into a temporary variable that is an expression as GCC has it
   for statements in parentheses.  For GCC turns the sum `(a, x) + (b, y)' into
   `a, b, x + y', as C allows; of n awaits that are added up all results would be
   kept to the end.  */

tree
fe_suspension_fetch (location_t loc, tree dropped, tree value)
{
  if (dropped == error_mark_node || value == error_mark_node)
    return error_mark_node;
  if (AGGREGATE_TYPE_P (TREE_TYPE (value)))	/* There are no such sums.  */
    return fe_suspension (loc, dropped, value);
  tree type = TYPE_MAIN_VARIANT (TREE_TYPE (value));
  tree result = build4_loc (loc, TARGET_EXPR, type, create_tmp_var_raw (type),
			    fe_suspension (loc, dropped, value), NULL_TREE,
			    NULL_TREE);
  TREE_SIDE_EFFECTS (result) = 1;
  silence_warning (result, OPT_Wunused_value);
  return result;
}

/* Return BEFORE, then the statement that leaves the coroutine for good.  */

tree
fe_leave (location_t loc, tree before)
{
  if (before == error_mark_node)
    return before;
  return fe_sequence (loc, before, build_leave (loc));
}

/* Return PLACEHOLDER, a call, as an expression of TYPE whose value is of no
   use.  */

tree
fe_typed_as (tree placeholder, tree type)
{
  if (VOID_TYPE_P (type))
    return build1 (CONVERT_EXPR, void_type_node, placeholder);
  tree value = build1 (INDIRECT_REF, type,
		       build_zero_cst (build_pointer_type (type)));
  TREE_SIDE_EFFECTS (value) = 1;	/* Or -Wunused-value complains.  */
  return fe_sequence (EXPR_LOCATION (placeholder), placeholder, value);
}

/* Return an expression of TYPE for a marker in an operand that is not
   evaluated.  Should it be, after all, as the size of an array is, then
   fe_typed_only_p finds it.  T is any trait, whose marker serves.  */

tree
fe_typed_only (const trait &t, tree type)
{
  tree placeholder = build_call_expr (trait_marker (t, MARKER_ADVANCED), 1,
				      integer_minus_one_node);
  return fe_typed_as (placeholder, type);
}

/* True if CALL is the trace of a marker that was only typed.  */

bool
fe_typed_only_p (const_tree call)
{
  return (TREE_CODE (call) == CALL_EXPR && call_expr_nargs (call) == 1
	  && integer_minus_onep (CALL_EXPR_ARG (call, 0)));
}
