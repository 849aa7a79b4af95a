/* What is a stream's nursery while its consumer has an item?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_nursery (n) { ... co_yield (v); ... }
   =>	co_nursery (n)
	  { ... item = v, co__nursery_pause (&nursery), co_yield (item),
	    co__nursery_resume (&nursery, co_context ()); ... }

   A nursery is put into the strand in which its stream is polled, so that what its
   statement awaits is in it (libco-rt/scope.c).  What the consumer awaits before it wants
   the next item is not: it would end by a request that is none of its own.

   Input: the body of a stream, as the front end has it, all moves made.  Output: the same,
   with the calls around each co_yield that stands in the statement of nurseries, the
   innermost paused first.

   The invariant: the calls are where the item is handed over, so they stay right where a
   stream becomes a part of its consumer.

   Limits: co_yield_from hands over one item after the other by itself: an error.  */

#include "support/c-front-end.h"
#include "gimple-expr.h"
#include "front-end/front-end.h"
#include "support/compat.h"
#include "support/runtime-calls.h"

/* A body while it is walked.  */
struct nursery_walk
{
  trait t;
  auto_vec<tree> open;		/* The nurseries around, the outermost first.  */
  hash_set<tree> seen;
};

/* True if VAR is the variable of a co_nursery.  */

static bool
nursery_p (tree var)
{
  return (VAR_P (var) && DECL_NAME (var)
	  && begins_with (IDENTIFIER_POINTER (DECL_NAME (var)), "co__nursery_")
	  && TREE_CODE (TREE_TYPE (var)) == RECORD_TYPE);
}

/* The marker that EXPR calls.  */

static enum marker
called_marker (tree expr)
{
  return (TREE_CODE (expr) == CALL_EXPR ? marker_code (get_callee_fndecl (expr))
	  : MARKER_NONE);
}

/* Return a call at LOC of the runtime's NAME for NURSERY, and CONTEXT if that is not
   null.  */

static tree
build_nursery_call (location_t loc, const char *name, tree nursery, tree context)
{
  tree type = build_function_type_list (void_type_node, ptr_type_node,
					context ? ptr_type_node : NULL_TREE, NULL_TREE);
  tree fn = runtime_function (name, type, false);
  tree parm = TYPE_ARG_TYPES (TREE_TYPE (fn));
  tree address = fold_convert_loc (loc, TREE_VALUE (parm),
				   build_fold_addr_expr_loc (loc, nursery));
  if (!context)
    return build_call_expr_loc (loc, fn, 1, address);
  parm = TREE_VALUE (TREE_CHAIN (parm));
  return build_call_expr_loc (loc, fn, 2, address, fold_convert_loc (loc, parm, context));
}

/* Return YIELDS, which suspends by the marker CALL, between the calls for the nurseries
   around.  */

static tree
pause_around (nursery_walk *w, tree yields, tree call)
{
  location_t loc = EXPR_LOCATION (call);
  tree value = CALL_EXPR_ARG (call, 0);
  tree item = create_tmp_var_raw (TYPE_MAIN_VARIANT (TREE_TYPE (value)), "item");
  tree all = build4_loc (loc, TARGET_EXPR, TREE_TYPE (item), item, value, NULL_TREE,
			 NULL_TREE);
  TREE_SIDE_EFFECTS (all) = 1;
  CALL_EXPR_ARG (call, 0) = item;
  for (unsigned i = w->open.length (); i-- > 0;)
    all = fe_sequence (loc, all, build_nursery_call (loc, "co__nursery_pause", w->open[i],
						     NULL_TREE));
  all = fe_sequence (loc, all, yields);
  for (tree nursery : w->open)
    all = fe_sequence (loc, all,
		       build_nursery_call (loc, "co__nursery_resume", nursery,
					   fe_marker_call (loc, w->t, MARKER_CONTEXT)));
  return all;
}

/* walk_tree callback.  */

static tree
visit (tree *tp, int *subtrees, void *data)
{
  nursery_walk *w = (nursery_walk *) data;
  unsigned around = w->open.length ();
  if (TREE_CODE (*tp) == BIND_EXPR)
    {
      for (tree var = BIND_EXPR_VARS (*tp); var; var = DECL_CHAIN (var))
	if (nursery_p (var))
	  w->open.safe_push (var);
      walk_tree (&BIND_EXPR_BODY (*tp), visit, w, &w->seen);
      w->open.truncate (around);
      *subtrees = 0;
    }
  else if (around && called_marker (*tp) == MARKER_YIELD_FROM)
    {
      auto_diagnostic_group group;
      location_t loc = EXPR_LOCATION (*tp);
      error_at (loc, "%<co_yield_from%> in the statement of a %<co_nursery%>");
      inform (loc, "write %<co_each (co_var item, it) co_yield (item);%>, which leaves the "
	      "nursery while the consumer has the item");
    }
  else if (around && TREE_CODE (*tp) == COND_EXPR
	   && TREE_CODE (COND_EXPR_COND (*tp)) == NE_EXPR
	   && called_marker (TREE_OPERAND (COND_EXPR_COND (*tp), 0)) == MARKER_YIELD)
    {
      tree call = TREE_OPERAND (COND_EXPR_COND (*tp), 0);
      walk_tree (&CALL_EXPR_ARG (call, 0), visit, w, &w->seen);
      *tp = pause_around (w, *tp, call);
      *subtrees = 0;
    }
  else if (TYPE_P (*tp))
    *subtrees = 0;
  return NULL_TREE;
}

/* Let the consumer of FNDECL, if that is a stream, be in none of its nurseries.  */

void
fe_pause_nurseries (tree fndecl)
{
  nursery_walk w;
  if (coroutine_decl_p (fndecl) && trait_of_function (fndecl, &w.t)
      && w.t.kind == TRAIT_STREAM)
    walk_tree (&DECL_SAVED_TREE (fndecl), visit, &w, &w.seen);
}
