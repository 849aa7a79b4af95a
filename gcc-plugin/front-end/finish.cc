/* Is this function, now parsed, a coroutine, and a valid one?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_future(int) f (co_future(int) a) { BODY }
   =>	co_future(int) f (co_future(int) a)
	{
	  try
	    {
	      if (initial () != 0) return;
	      BODY
	      end ();			where the coroutine has a result
	    }
	  finally { drop (&a); }
	}

   At PLUGIN_PRE_GENERICIZE of an outermost function its body and those of its
   nested functions are complete, and still the front end's own trees.

   1. settle_coroutine: a function none of whose markers is left in its tree
      had them in arms of _Generic that were not selected: no coroutine.
   2. fe_check_body (front-end/check.cc) walks every body for what must not
      stand there.
   3. check_signature: what the function itself must not be; and diagnose_no_object,
      what one that is no coroutine must have.
   4. fe_call_lambdas (front-end/lambda.cc) makes calls of lambdas direct.
   5. fe_capture_values (front-end/capture.cc) gives what is made where it stands
      parameters of its own, fe_move_objects (front-end/moves.cc) lets uses by value
      move, fe_pause_nurseries (front-end/nurseries.cc) keeps consumers out of them.
   6. wrap_body, as above.  The cleanups of the parameters stand outside the
      initial suspension: a coroutine that never started drops them as well.
      The first parameter's is the outermost, so the last is dropped first.  */

#include "support/c-front-end.h"
#include "function.h"
#include "cgraph.h"
#include "tree-nested.h"
#include "tree-iterator.h"
#include "options.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* walk_tree callback: stop at a marker that makes its function a coroutine.  */

static tree
find_coroutine_marker (tree *tp, int *, void *)
{
  return (TREE_CODE (*tp) == CALL_EXPR
	  && fe_body_marker_p (marker_code (get_callee_fndecl (*tp)))
	  ? *tp : NULL_TREE);
}

/* walk_tree callback: stop at a `return' with a value.  */

static tree
find_return_value (tree *tp, int *, void *)
{
  return TREE_CODE (*tp) == RETURN_EXPR && TREE_OPERAND (*tp, 0) ? *tp : NULL;
}

/* True if WHAT finds something in the body of FNDECL.  */

static bool
body_has_p (tree fndecl, walk_tree_fn what)
{
  return walk_tree_without_duplicates (&DECL_SAVED_TREE (fndecl), what, NULL);
}

/* True if FNDECL, in which markers were parsed, is a coroutine.  If none is left, they were
   folded away, or in arms of _Generic that were not selected; what returns a value is no
   coroutine then, and what does not would give no object otherwise.  */

static bool
evaluates_marker_p (tree fndecl, enum coroutine_evidence evidence)
{
  if (evidence == EVIDENCE_CERTAIN
      || body_has_p (fndecl, find_coroutine_marker))
    return true;
  return !body_has_p (fndecl, find_return_value);
}

/* Take the coroutine attribute from FNDECL if none of the markers that were
   parsed in it is evaluated; else make it final.  */

static void
settle_coroutine (tree fndecl)
{
  tree attribute = lookup_attribute (COROUTINE_ATTRIBUTE,
				     DECL_ATTRIBUTES (fndecl));
  if (!attribute)
    return;
  /* What is left from the body of an extern inline function, of which this is
     another, is no evidence.  */
  tree evidence = TREE_VALUE (attribute);
  if (TREE_CODE (evidence) == INTEGER_CST
      && evaluates_marker_p (fndecl, (enum coroutine_evidence)
				     tree_to_shwi (evidence)))
    TREE_VALUE (attribute) = fndecl;
  else
    DECL_ATTRIBUTES (fndecl) = remove_attribute (COROUTINE_ATTRIBUTE,
						 DECL_ATTRIBUTES (fndecl));
}

/* Diagnose what FNDECL, a coroutine, must not be.  */

static void
check_signature (tree fndecl)
{
  location_t loc = DECL_SOURCE_LOCATION (fndecl);
  if (stdarg_p (TREE_TYPE (fndecl)))
    {
      auto_diagnostic_group group;
      error_at (loc, "coroutine %qD takes variable arguments", fndecl);
      inform (loc, "pass a pointer to the values, or a %<va_list *%>, instead");
    }
  if (DECL_NAME (fndecl) && MAIN_NAME_P (DECL_NAME (fndecl)) && flag_hosted
      && !decl_function_context (fndecl))
    {
      auto_diagnostic_group group;
      error_at (loc, "%<main%> is a coroutine");
      inform (loc, "write another function and run it from %<main%>, by "
	      "%<co_block_on%> or %<co_for%>");
    }
}

/* walk_tree callback: stop at a `return'.  */

static tree
find_return (tree *tp, int *, void *)
{
  return TREE_CODE (*tp) == RETURN_EXPR ? *tp : NULL;
}

/* Diagnose it if FNDECL, no coroutine, is to return an object but never does.  What
   ends in spite of a `return' is found later (functions/no-object.cc).  */

static void
diagnose_no_object (tree fndecl)
{
  trait t;
  if (!trait_of_function (fndecl, &t) || fe_error_in_function_p ()
      || body_has_p (fndecl, find_return)
      || lookup_attribute ("naked", DECL_ATTRIBUTES (fndecl)))
    return;
  silence_warning (fndecl, OPT_Wreturn_type);
  auto_diagnostic_group group;
  error_at (DECL_SOURCE_LOCATION (fndecl), "%qD returns %qT, but has neither a marker "
	    "nor a %<return%>", fndecl, t.type);
  inform (DECL_SOURCE_LOCATION (fndecl), "a coroutine without anything to do says "
	  "%<co_return()%>");
}

/* Return BODY inside the drops of FNDECL's parameters from PARM on that own
   objects.  */

static tree
wrap_in_drops (tree body, tree parm)
{
  if (!parm)
    return body;
  body = wrap_in_drops (body, DECL_CHAIN (parm));
  trait t;
  if (error_operand_p (parm)
      || !(trait_of_type (TREE_TYPE (parm), &t)
	   || lookup_attribute (AUTO_ATTRIBUTE, DECL_ATTRIBUTES (parm))))
    return body;
  TREE_ADDRESSABLE (parm) = 1;
  location_t loc = DECL_SOURCE_LOCATION (parm);
  auto_vec<tree> drops;
  fe_drops (loc, parm, &drops);
  while (!drops.is_empty ())
    {
      body = build2_loc (loc, TRY_FINALLY_EXPR, void_type_node, body, drops.pop ());
      TREE_SIDE_EFFECTS (body) = 1;
    }
  return body;
}

/* Return BODY of the coroutine FNDECL of trait T between its initial
   suspension and its end.  */

static tree
bracket_body (tree fndecl, const trait &t, tree body)
{
  location_t start = DECL_SOURCE_LOCATION (fndecl);
  location_t end = DECL_STRUCT_FUNCTION (fndecl)->function_end_locus;
  tree list = NULL_TREE;
  tree initial = fe_marker_call (start, t, MARKER_INITIAL);
  append_to_statement_list_force (fe_suspension (start, initial, NULL_TREE),
				  &list);
  append_to_statement_list_force (body, &list);
  if (!VOID_TYPE_P (t.result))
    append_to_statement_list_force (fe_marker_call (end, t, MARKER_END),
				    &list);
  return list;
}

/* Complete the body of FNDECL.  */

static void
wrap_body (tree fndecl)
{
  trait t;
  tree body = DECL_SAVED_TREE (fndecl);
  if (coroutine_decl_p (fndecl) && trait_of_function (fndecl, &t))
    {
      silence_warning (fndecl, OPT_Wreturn_type);
      body = bracket_body (fndecl, t, body);
    }
  DECL_SAVED_TREE (fndecl) = wrap_in_drops (body, DECL_ARGUMENTS (fndecl));
}

/* Call ACT for FNDECL and all functions nested in it.  */

static void
for_each_nested (tree fndecl, void (*act) (tree))
{
  act (fndecl);
  if (cgraph_node *node = cgraph_node::get (fndecl))
    for (node = first_nested_function (node); node;
	 node = next_nested_function (node))
      for_each_nested (node->decl, act);
}

/* Check FNDECL, settled, and complete its body.  */

static void
finish_one_function (tree fndecl)
{
  fe_check_decl (fndecl);
  fe_finish_function_decl (fndecl);
  fe_check_attributes (fndecl);
  fe_check_body (fndecl);
  if (coroutine_decl_p (fndecl))
    check_signature (fndecl);
  else
    diagnose_no_object (fndecl);
}

/* FNDECL, an outermost function, has been parsed.  */

void
fe_finish_function (tree fndecl)
{
  fe_for_check_complete ();
  for_each_nested (fndecl, settle_coroutine);
  for_each_nested (fndecl, finish_one_function);
  for_each_nested (fndecl, fe_call_lambdas);
  fe_capture_values (fndecl);
  for_each_nested (fndecl, fe_move_objects);
  for_each_nested (fndecl, fe_pause_nurseries);
  for_each_nested (fndecl, wrap_body);
  for_each_nested (fndecl, fe_note_calls);
}
