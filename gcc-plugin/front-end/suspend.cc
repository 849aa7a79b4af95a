/* What do the markers of a coroutine's own body mean?  co_yield, co_await,
   co_yield_from, co_return, co_arg, co_context and co_try.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Each checks that it may stand in the function at hand, which it makes a
   coroutine, and turns into marker calls (support/markers.h).

	x = co_await (f)   =>   x = ((await (f, 1) != 0 ? return : 0),
				     result (1))
	co_return (v)	   =>   return_marker (v), return

   In an operand that is not evaluated (sizeof, typeof, alignof) a marker is
   only typed.  */

#include "support/c-front-end.h"
#include "options.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* co_yield (v).  Its value is the resume argument that ends the suspension.  */

tree
fe_yield (const fe_call &call)
{
  trait t;
  if (tree wrong = fe_enter_coroutine (call, &t, integer_type_node))
    return wrong;
  tree dropped = fe_converting_call (call, t, MARKER_YIELD, 1, call.args);
  if (dropped == error_mark_node)
    return error_mark_node;
  if (fe_unevaluated_p ())
    return fe_typed_only (t, t.arg);
  if (VOID_TYPE_P (t.arg))
    return fe_suspension (call.loc, dropped, NULL_TREE);
  return fe_suspension_fetch (call.loc, dropped,
			      fe_marker_call (call.loc, t, MARKER_ARG));
}

/* Store the future that CALL awaits in *T; *BORROWED if it stays the
   caller's.  False after an error.  */

static bool
awaited_trait (const fe_call &call, trait *t, bool *borrowed)
{
  tree type = TREE_TYPE (call.args[0]);
  *borrowed = POINTER_TYPE_P (type);
  if (trait_of_type (*borrowed ? TREE_TYPE (type) : type, t)
      && t->kind == TRAIT_FUTURE
      && !(*borrowed && TYPE_QUALS (TREE_TYPE (type))))
    return true;
  error_at (call.arg_location (0), "operand of %qs has type %qT, which is no "
	    "future", call.name, type);
  if (*borrowed && TREE_CODE (TREE_TYPE (type)) == FUNCTION_TYPE)
    fe_say_how_to_make (call, type);
  else if (*borrowed && TYPE_READONLY (TREE_TYPE (type)))
    inform (call.loc, "an object that is awaited changes: declare it without "
	    "%<const%>");
  else if (trait_of_type (type, t) && t->kind == TRAIT_ITERATOR)
    inform (call.loc, "write %<co_for (T item, iterator)%> to loop over its items");
  else if (trait_of_type (type, t) && t->kind == TRAIT_STREAM)
    inform (call.loc, "write %<co_for_await (T item, stream)%> to await the "
	    "items of a stream");
  else
    inform (call.loc, "the operand is a %<co_future(T)%>, which is consumed, "
	    "or a %<co_future(T) *%>, which is borrowed");
  return false;
}

/* co_await (f).  Its value is what the future finishes with.  */

tree
fe_await (const fe_call &call)
{
  trait self, f;
  bool borrowed;
  if (!fe_unevaluated_p () && fe_outside_function_p (call))
    return error_mark_node;
  if (!awaited_trait (call, &f, &borrowed))
    return error_mark_node;
  if (fe_unevaluated_p ())
    return fe_typed_only (f, f.result);
  if (tree wrong = fe_enter_coroutine (call, &self, f.result))
    return wrong;
  tree operand = borrowed ? call.args[0] : fe_consume (call, 0, f);
  if (operand == error_mark_node)
    return error_mark_node;
  fe_awaited_at_once (&operand);
  tree id = next_marker_id ();
  tree dropped = fe_marker_call (call.loc, f,
				 borrowed ? MARKER_AWAIT_REF : MARKER_AWAIT,
				 operand, id);
  if (VOID_TYPE_P (f.result))
    return fe_suspension (call.loc, dropped, NULL_TREE);
  return fe_suspension_fetch (call.loc, dropped,
			      fe_marker_call (call.loc, f, MARKER_RESULT, id));
}

/* True if a coroutine of the trait SELF can resume IT: with the arguments that it
   gets itself, if IT is a generator that takes any.  */

static bool
resumable_by_p (const trait &self, const trait &it)
{
  switch (it.kind)
    {
    case TRAIT_ITERATOR:
      return true;
    case TRAIT_STREAM:
      return self.kind == TRAIT_STREAM;
    case TRAIT_GENERATOR:
      return VOID_TYPE_P (it.arg) || it.arg == self.arg;
    default:
      return false;
    }
}

/* True if what IT yields may be yielded on by SELF; else diagnose it.  */

static bool
delegation_ok_p (const fe_call &call, const trait &self, const trait &it)
{
  if (!resumable_by_p (self, it))
    {
      error_at (call.arg_location (0), "%qs of %qT in %qD, which returns %qT",
		call.name, it.type, current_function_decl, self.type);
      if (it.kind == TRAIT_GENERATOR)
	inform (call.loc, "the operand is resumed with what %qD is resumed with: "
		"here with %qT", current_function_decl,
		self.kind == TRAIT_GENERATOR ? self.arg : void_type_node);
      else
	inform (call.loc, "the operand is an iterator, a generator or, in a "
		"stream, a stream");
    }
  else if (it.item != self.item)
    {
      error_at (call.arg_location (0), "%qs of %qT in %qD, which yields items "
		"of type %qT", call.name, it.type, current_function_decl,
		self.item);
      if (it.kind == TRAIT_STREAM)
	inform (call.loc, "write %<co_for_await (T item, s) co_yield (item);%> "
		"to convert each item");
      else if (it.kind == TRAIT_GENERATOR)
	inform (call.loc, "write %<while (co_resume (&g, ...) == CO_YIELDED) "
		"co_yield (item);%> to convert each item");
      else
	inform (call.loc, "write %<co_for (T item, it) co_yield (item);%> to "
		"convert each item");
    }
  else
    return true;
  return false;
}

/* co_yield_from (it).  Its value is what a generator finishes with.  */

tree
fe_yield_from (const fe_call &call)
{
  trait self, it;
  bool generator = (trait_of_type (TREE_TYPE (call.args[0]), &it)
		    && it.kind == TRAIT_GENERATOR);
  tree type = generator ? it.result : void_type_node;
  if (tree wrong = fe_enter_coroutine (call, &self, type))
    return wrong;
  if (!fe_trait_operand (call, 0, &it) || !delegation_ok_p (call, self, it))
    return error_mark_node;
  if (fe_unevaluated_p ())
    return fe_typed_only (it, type);
  tree operand = fe_consume (call, 0, it);
  if (operand == error_mark_node)
    return error_mark_node;
  tree id = next_marker_id ();
  tree dropped = fe_marker_call (call.loc, it, MARKER_YIELD_FROM, operand, id);
  if (VOID_TYPE_P (type))
    return fe_suspension (call.loc, dropped, NULL_TREE);
  return fe_suspension_fetch (call.loc, dropped,
			      fe_marker_call (call.loc, it, MARKER_FINAL, id));
}

/* True if CALL, a co_return in a coroutine of trait T, has a value where one
   belongs; else diagnose it.  */

static bool
return_value_ok_p (const fe_call &call, const trait &t)
{
  bool wanted = !VOID_TYPE_P (t.result);
  if (wanted == (call.nargs == 1))
    return true;
  if (wanted)
    {
      error_at (call.loc, "%qs without a value in %qD, which finishes with "
		"%qT", call.name, current_function_decl, t.result);
      inform (call.loc, "write %<co_return(value)%>");
    }
  else
    {
      error_at (call.loc, "%qs with a value in %qD, which finishes without "
		"one", call.name, current_function_decl);
      inform (call.loc, "write %<co_return()%>");
    }
  return false;
}

/* co_return (v) and co_return ().  */

tree
fe_return (const fe_call &call)
{
  trait t;
  if (tree wrong = fe_enter_coroutine (call, &t, void_type_node))
    return wrong;
  if (!return_value_ok_p (call, t))
    return error_mark_node;
  tree store = fe_converting_call (call, t, MARKER_RETURN, call.nargs,
				   call.args);
  if (store != error_mark_node && fe_unevaluated_p ())
    return fe_typed_only (t, void_type_node);
  return fe_leave (call.loc, store);
}

/* co_arg (): the latest resume argument.  */

tree
fe_arg (const fe_call &call)
{
  trait t;
  if (tree wrong = fe_enter_coroutine (call, &t, integer_type_node))
    return wrong;
  if (VOID_TYPE_P (t.arg))
    {
      error_at (call.loc, "%qs in %qD, which is resumed without an argument",
		call.name, current_function_decl);
      inform (DECL_SOURCE_LOCATION (current_function_decl),
	      "make it return %<co_generator(Y, R, A)%>, where %<A%> is the "
	      "type of the argument");
      return error_mark_node;
    }
  return fe_unevaluated_p () ? fe_typed_only (t, t.arg)
			     : fe_marker_call (call.loc, t, MARKER_ARG);
}

/* co_context (): the context of the current poll, a struct co_context * if
   <cogen/rt.h> has been included.  */

tree
fe_context (const fe_call &call)
{
  trait t;
  tree record = visible_tag (RECORD_TYPE, get_identifier ("co_context"));
  tree type = record ? build_pointer_type (record) : ptr_type_node;
  if (tree wrong = fe_enter_coroutine (call, &t, type))
    return wrong;
  if (fe_unevaluated_p ())
    return fe_typed_only (t, type);
  return fold_convert_loc (call.loc, type,
			   fe_marker_call (call.loc, t, MARKER_CONTEXT));
}

/* True if co_try makes sense: a coroutine of trait T can finish with what is
   negative, and the operand of CALL can be.  */

static bool
try_ok_p (const fe_call &call, const trait &t)
{
  tree type = TREE_TYPE (call.args[0]);
  if (TYPE_UNSIGNED (t.result)
      || (!INTEGRAL_TYPE_P (t.result) && TREE_CODE (t.result) != REAL_TYPE))
    {
      error_at (call.loc, "%qs in %qD, which finishes with %qT", call.name,
		current_function_decl, t.result);
      inform (DECL_SOURCE_LOCATION (current_function_decl),
	      "its result cannot be a negative error number");
      return false;
    }
  if (!INTEGRAL_TYPE_P (type) || TYPE_UNSIGNED (type))
    {
      error_at (call.arg_location (0), "operand of %qs has type %qT, which is "
		"no signed integer type", call.name, type);
      inform (call.loc, "an error is a negative number");
      return false;
    }
  return true;
}

/* co_try (expr): its value, unless that is negative; then the coroutine
   finishes with it.  */

tree
fe_try (const fe_call &call)
{
  trait t;
  tree type = TREE_TYPE (call.args[0]);
  if (tree wrong = fe_enter_coroutine (call, &t, type))
    return wrong;
  if (!try_ok_p (call, t))
    return error_mark_node;
  if (fe_unevaluated_p ())
    return fe_typed_only (t, type);
  tree value = save_expr (call.args[0]);
  tree finish = fe_leave (call.loc, fe_converting_call (call, t, MARKER_RETURN,
							1, &value));
  if (finish == error_mark_node)
    return error_mark_node;
  tree negative = build2_loc (call.loc, LT_EXPR, integer_type_node, value,
			      build_zero_cst (type));
  tree check = build3_loc (call.loc, COND_EXPR, void_type_node, negative,
			   finish, build_empty_stmt (call.loc));
  TREE_SIDE_EFFECTS (check) = 1;
  tree result = build2_loc (call.loc, COMPOUND_EXPR, type, check, value);
  silence_warning (result, OPT_Wunused_value);
  return result;
}
