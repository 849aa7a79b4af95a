/* How does co_for loop over an object?  co_for, co_for_await
   and co_each.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_for (int v, it) body
   =>	for (int v = __builtin_co_for_init (it); __builtin_co_for_next (); ) body
   =>	{
	  co_iterator(int) HIDDEN = move (&it);	    dropped at scope exit
	  int v;
	  while (for_next (&HIDDEN, 1) ? (v = result (1), true)
				       : (v = {CLOBBER}, false))
	    body
	}

   1. fe_for_init, called in the middle of the declaration of V, declares
      HIDDEN with its cleanup.  The initializer that it returns is an erroneous
      one, about which GCC says nothing: GCC would check a good one at the
      place of the builtin in our header.  Only if V is still unknown, being
      __auto_type, it is `result (1)'.
   2. fe_for_finish_decl sees V declared and has GCC check and convert
      `result (1)' as its initializer, at V's own place; then takes it away:
      the loop's condition is where items arrive.
   3. fe_for_next makes the condition.

   Nothing can come between the three but the rest of the declaration, so one
   pending loop is all there is to remember.  The clobber keeps V from being
   live around the loop: without it the item of the last round would reach the
   test that ends the loop, and be kept across every suspension in the body.

   An item that is itself an object is V's: what is left of it is dropped before the
   next step, and after the loop.  */

#include "support/c-front-end.h"
#include "stor-layout.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* The loop whose head is being parsed.  */
static struct
{
  tree hidden;			/* The object; null if there is no loop.  */
  tree variable;		/* Declared by the user; null if not yet.  */
  tree id;			/* Ties a step to its item.  */
  tree item;			/* The step's item as a value of VARIABLE.  */
  unsigned declared;		/* How many variables, should be one.  */
  bool failed;			/* An error has been given for its object.  */
} pending;

static const ggc_root_tab pending_roots[] =
{
  { &pending.hidden, 1, sizeof (tree), &gt_ggc_mx_tree_node,
    &gt_pch_nx_tree_node },
  { &pending.variable, 1, sizeof (tree), &gt_ggc_mx_tree_node,
    &gt_pch_nx_tree_node },
  { &pending.id, 1, sizeof (tree), &gt_ggc_mx_tree_node,
    &gt_pch_nx_tree_node },
  { &pending.item, 1, sizeof (tree), &gt_ggc_mx_tree_node,
    &gt_pch_nx_tree_node },
  LAST_GGC_ROOT_TAB
};

void
fe_for_init_roots (const char *plugin_name)
{
  register_callback (plugin_name, PLUGIN_REGISTER_GGC_ROOTS, NULL,
		     const_cast<ggc_root_tab *> (pending_roots));
}

/* Declare a variable of the trait T in the loop's scope that owns OBJECT and
   is dropped at the scope's end.  */

static tree
declare_hidden (location_t loc, const trait &t, tree object)
{
  tree hidden = build_decl (loc, VAR_DECL, NULL_TREE, t.type);
  DECL_ARTIFICIAL (hidden) = 1;
  DECL_IGNORED_P (hidden) = 1;
  DECL_CONTEXT (hidden) = current_function_decl;
  TREE_USED (hidden) = DECL_READ_P (hidden) = 1;
  TREE_ADDRESSABLE (hidden) = 1;
  DECL_INITIAL (hidden) = c_fully_fold (object, false, NULL);
  layout_decl (hidden, 0);
  hidden = pushdecl (hidden);
  add_stmt (build_stmt (loc, DECL_EXPR, hidden));
  push_cleanup (hidden, fe_marker_call (loc, t, MARKER_DROP,
					build_fold_addr_expr (hidden)), false);
  return hidden;
}

/* Warn if the object of the trait T, a generator that CALL loops over, finishes
   with a result.  */

static void
warn_of_lost_result (const fe_call &call, const trait &t)
{
  if (VOID_TYPE_P (t.result))
    return;
  auto_diagnostic_group group;
  if (warning_at (call.arg_location (0), 0, "the result of %qT is lost: %qs takes "
		  "its items alone", t.type, call.name))
    inform (call.loc, "step it by %<co_resume%> to have its result");
}

/* True if CALL may loop over an object of the trait T; else diagnose it.  */

static bool
looped_over_ok_p (const fe_call &call, const trait &t)
{
  bool awaits = call.code == FE_FOR_AWAIT_INIT;
  if (t.kind == (awaits ? TRAIT_STREAM : TRAIT_ITERATOR))
    return true;
  if (!awaits && t.kind == TRAIT_GENERATOR && VOID_TYPE_P (t.arg))
    {
      warn_of_lost_result (call, t);
      return true;
    }
  if (awaits)
    error_at (call.arg_location (0), "operand of %qs has type %qT, which is no "
	      "stream", call.name, t.type);
  else
    error_at (call.arg_location (0), "operand of %qs has type %qT, which is no "
	      "iterator", call.name, t.type);
  if (t.kind == TRAIT_STREAM)
    inform (call.loc, "write %<co_for_await%> to await the items of a stream");
  else if (t.kind == TRAIT_ITERATOR)
    inform (call.loc, "write %<co_for%> to loop over an iterator");
  else if (t.kind == TRAIT_GENERATOR)
    inform (call.loc, "step a generator that takes an argument by %<co_resume%>");
  else
    inform (call.loc, "a future has one value: %<co_await%> gives it");
  return false;
}

/* True if CODE begins the head of a loop.  */

bool
fe_for_init_p (enum fe_builtin code)
{
  return (code == FE_FOR_INIT || code == FE_FOR_AWAIT_INIT
	  || code == FE_EACH_INIT);
}

/* The initializer in the head of co_for, co_for_await and co_each, which is one of
   the two.  */

tree
fe_for_init (const fe_call &written)
{
  trait self, t;
  fe_call call = written;
  fe_for_check_complete ();
  if (fe_outside_function_p (call))
    return error_mark_node;
  if (call.code == FE_EACH_INIT)
    call.code = (trait_of_type (TREE_TYPE (call.args[0]), &t)
		 && t.kind == TRAIT_STREAM ? FE_FOR_AWAIT_INIT : FE_FOR_INIT);
  if ((written.code == FE_EACH_INIT && call.code == FE_FOR_AWAIT_INIT
       && fe_waits_in_adaptor_p (call, t))
      || (call.code == FE_FOR_AWAIT_INIT
	  && fe_enter_coroutine (call, &self, NULL_TREE))
      || !fe_trait_operand (call, 0, &t) || !looped_over_ok_p (call, t))
    return error_mark_node;
  tree object = fe_consume (call, 0, t);
  if (object == error_mark_node)
    return error_mark_node;
  tree variable = check_for_loop_decls (call.loc, true);
  pending.hidden = declare_hidden (call.loc, t, object);
  pending.id = next_marker_id ();
  return variable ? error_mark_node
		  : fe_marker_call (call.loc, t, MARKER_RESULT, pending.id);
}

/* Forget a loop that only began in a function that encloses or is enclosed by
   the one at hand: an error in the head of the next one may have kept that from
   coming here.  */

static void
forget_other_function ()
{
  if (!pending.hidden || DECL_CONTEXT (pending.hidden) == current_function_decl)
    return;
  fe_for_check_complete ();
  fe_for_note_failed ();
}

/* True if a loop's head is being parsed: its object is good, though the
   initializer is not.  */

bool
fe_for_pending_p ()
{
  forget_other_function ();
  return pending.hidden;
}

/* Note that the object of the loop at hand is wrong, which has been
   diagnosed.  */

void
fe_for_note_failed ()
{
  memset (&pending, 0, sizeof pending);
  pending.failed = true;
}

/* Diagnose a loop that has only begun: somebody called the builtins.  */

void
fe_for_check_complete ()
{
  if (pending.hidden)
    error_at (DECL_SOURCE_LOCATION (pending.hidden),
	      "%<__builtin_co_for_init%> outside of %<co_for%>");
  memset (&pending, 0, sizeof pending);
}

/* Diagnose it if VARIABLE, of a loop, is to be cleaned up.  That would happen
   once, after the loop, with the last item already gone.  */

static void
check_no_cleanup (tree variable)
{
  tree attributes = DECL_ATTRIBUTES (variable);
  if (!lookup_attribute ("co_auto", attributes)
      && !lookup_attribute ("cleanup", attributes))
    return;
  auto_diagnostic_group group;
  error_at (DECL_SOURCE_LOCATION (variable), "the variable %qD of a loop over "
	    "items has a cleanup", variable);
  inform (DECL_SOURCE_LOCATION (variable), "it would run once, after the loop: "
	  "declare another variable in the body of the loop instead");
}

/* If DECL, just declared, is the variable of the pending loop, take its
   initializer: it is what each step assigns.  */

void
fe_for_finish_decl (tree decl)
{
  if (!VAR_P (decl))
    return;
  forget_other_function ();
  if (!pending.hidden && !pending.failed)
    return;
  TREE_USED (decl) = DECL_READ_P (decl) = 1;
  if (pending.failed)
    return;
  pending.declared++;
  pending.variable = decl;
  trait t;
  trait_of_type (TREE_TYPE (pending.hidden), &t);
  if (TREE_TYPE (decl) == error_mark_node || is_global_var (decl))
    return;
  check_no_cleanup (decl);
  location_t loc = DECL_SOURCE_LOCATION (decl);
  store_init_value (loc, decl, fe_marker_call (loc, t, MARKER_RESULT,
					       pending.id), NULL_TREE);
  pending.item = DECL_INITIAL (decl);
  DECL_INITIAL (decl) = NULL_TREE;
  TREE_READONLY (decl) = 0;	/* Each step assigns to it.  */
}

/* True if the head of the pending loop declares one automatic variable; else
   diagnose it for CALL.  */

static bool
loop_head_ok_p (const fe_call &call)
{
  if (!pending.hidden || pending.declared != 1)
    {
      error_at (call.loc, "%qs needs a declaration of one variable", call.name);
      inform (call.loc, "write %<co_for (int v, object)%>");
      return false;
    }
  /* What else can be wrong with it has been diagnosed.  */
  return (pending.item && !error_operand_p (pending.item)
	  && !error_operand_p (pending.variable));
}

/* Return an expression at LOC that is COND, whether a step gave an item; then
   the variable has that, else nothing.  */

static tree
take_item (location_t loc, tree cond)
{
  tree v = pending.variable, type = TREE_TYPE (v);
  trait t;
  bool object = trait_of_type (type, &t);
  tree take = build2_loc (loc, INIT_EXPR, type, v, pending.item);
  tree lose = build2_loc (loc, INIT_EXPR, type, v,
			  object ? build_constructor (type, NULL)
				 : build_storage_end (type));
  TREE_SIDE_EFFECTS (take) = TREE_SIDE_EFFECTS (lose) = 1;
  take = build2_loc (loc, COMPOUND_EXPR, boolean_type_node, take,
		     boolean_true_node);
  lose = build2_loc (loc, COMPOUND_EXPR, boolean_type_node, lose,
		     boolean_false_node);
  return build3_loc (loc, COND_EXPR, boolean_type_node, cond, take, lose);
}

/* Return STEP, an expression at LOC; before that the item of the last round is
   dropped, if it is an object.  */

static tree
drop_item (location_t loc, tree step)
{
  trait t;
  tree v = pending.variable;
  if (!trait_of_type (TREE_TYPE (v), &t))
    return step;
  tree drop = fe_marker_call (loc, t, MARKER_DROP, build_fold_addr_expr (v));
  return build2_loc (loc, COMPOUND_EXPR, TREE_TYPE (step), drop, step);
}

/* Return the condition of the pending loop at LOC.  */

static tree
build_step (location_t loc)
{
  trait t;
  trait_of_type (TREE_TYPE (pending.hidden), &t);
  tree address = build_fold_addr_expr (pending.hidden);
  if (t.kind != TRAIT_STREAM)
    return take_item (loc, fe_marker_call (loc, t, MARKER_FOR_NEXT, address,
					   pending.id));
  tree dropped = fe_marker_call (loc, t, MARKER_AWAIT_NEXT, address,
				 pending.id);
  tree advanced = fe_marker_call (loc, t, MARKER_ADVANCED, pending.id);
  return fe_suspension (loc, dropped, take_item (loc, advanced));
}

/* The condition in the head of co_for and co_for_await.  */

tree
fe_for_next (const fe_call &call)
{
  tree step = error_mark_node;
  forget_other_function ();
  if (!pending.failed && loop_head_ok_p (call))
    step = drop_item (call.loc, build_step (call.loc));
  memset (&pending, 0, sizeof pending);
  return step;
}
