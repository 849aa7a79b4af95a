/* What do the markers of a coroutine's own body mean?  co_yield, co_await,
   co_yield_from, co_return, co_arg, co_context and co_try.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.

   Each checks that it may stand in the function at hand, which it makes a
   coroutine, and turns into marker calls (markers.h).

	x = co_await (f)   =>   x = ((await (f, 1) != 0 ? return : 0),
				     result (1))
	co_return (v)	   =>   return_marker (v), return

   In an operand that is not evaluated (sizeof, typeof, alignof) a marker is
   only typed.  An arm of _Generic that is not selected is parsed as if it
   were; that it was not is seen at the end of the function, where no marker
   is left in the tree (fe-finish.cc).  But GCC also folds `0 && co_yield (1)'
   away, which is a marker all the same: where we can tell, we note that the
   function is a coroutine for certain, else that it probably is.  */

#include "fe-gcc.h"
#include "options.h"
#include "compat.h"
#include "fe-compat.h"
#include "fe.h"

/* Where a marker may stand.  */
struct marker_place
{
  enum fe_builtin code;
  unsigned kinds;		/* Bit mask of enum trait_kind.  */
  const char *instead;		/* What to write elsewhere.  */
};

#define I (1u << TRAIT_ITERATOR)
#define F (1u << TRAIT_FUTURE)
#define S (1u << TRAIT_STREAM)
#define G (1u << TRAIT_GENERATOR)

static const marker_place places[] =
{
  { FE_YIELD, I | S | G,
    N_("a future yields nothing: finish it with %<co_return%>, or make the "
       "function return %<co_stream(T)%>") },
  { FE_YIELD_FROM, I | S | G,
    N_("a future yields nothing: await other futures with %<co_await%>, or "
       "make the function return %<co_stream(T)%>") },
  { FE_AWAIT, F | S,
    N_("only a future or a stream may wait: make the function return "
       "%<co_future(T)%> or %<co_stream(T)%>") },
  { FE_FOR_AWAIT_INIT, F | S,
    N_("only a future or a stream may wait: make the function return "
       "%<co_future(T)%> or %<co_stream(T)%>") },
  { FE_CONTEXT, F | S,
    N_("only a future or a stream is polled: make the function return "
       "%<co_future(T)%> or %<co_stream(T)%>") },
  { FE_ARG, G,
    N_("only a generator is resumed with an argument: make the function "
       "return %<co_generator(Y, R, A)%>") },
  { FE_TRY, F | G,
    N_("only a future or a generator finishes with a value: handle the error "
       "here") },
  { FE_RETURN, I | F | S | G, NULL },
};

#undef I
#undef F
#undef S
#undef G

/* Return the place of CODE; null if it is no marker.  */

static const marker_place *
place_of (enum fe_builtin code)
{
  for (const marker_place &place : places)
    if (place.code == code)
      return &place;
  return NULL;
}

/* Note that the current function is a coroutine, if the operand being parsed
   is evaluated; FOR_CERTAIN even if no marker will be left in its tree.  Its
   trait-object parameters are in use from now on: it will drop them.  */

static void
note_coroutine (bool for_certain)
{
  if (fe_unevaluated_p ())
    return;
  tree fndecl = current_function_decl;
  enum coroutine_evidence evidence
    = for_certain || folded_away_p () ? EVIDENCE_CERTAIN
      : c_inhibit_evaluation_warnings ? EVIDENCE_MAYBE_FOLDED
      : EVIDENCE_IN_TREE;
  tree value = build_int_cst (integer_type_node, evidence);
  tree attribute = lookup_attribute (COROUTINE_ATTRIBUTE,
				     DECL_ATTRIBUTES (fndecl));
  if (!attribute)
    DECL_ATTRIBUTES (fndecl)
      = tree_cons (get_identifier (COROUTINE_ATTRIBUTE), value,
		   DECL_ATTRIBUTES (fndecl));
  else if (TREE_CODE (TREE_VALUE (attribute)) != INTEGER_CST /* Redefined.  */
	   || tree_int_cst_lt (TREE_VALUE (attribute), value))
    TREE_VALUE (attribute) = value;
  current_function_returns_value = 1;
  trait t;
  for (tree parm = DECL_ARGUMENTS (fndecl); parm; parm = DECL_CHAIN (parm))
    if (trait_of_type (TREE_TYPE (parm), &t))
      TREE_USED (parm) = DECL_READ_P (parm) = 1;
}

/* Note that CALL is wrong, which has been diagnosed.  The function is meant
   to be a coroutine even so; then no other error follows from this one.  */

void
fe_note_failed_call (const fe_call &call)
{
  trait t;
  if (call.code == FE_FOR_INIT || call.code == FE_FOR_AWAIT_INIT)
    fe_for_note_failed ();
  if (place_of (call.code) && current_function_decl
      && trait_of_function (current_function_decl, &t))
    note_coroutine (true);
}

/* True if a marker CODE may stand in a function that returns TYPE, whose trait
   is then stored in *T.  */

static bool
place_ok_p (enum fe_builtin code, tree type, trait *t)
{
  return trait_of_type (type, t) && (place_of (code)->kinds & (1u << t->kind));
}

/* Diagnose the marker CODE, called NAME, at LOC in FNDECL, where it must not
   stand.  */

void
fe_diagnose_place (location_t loc, enum fe_builtin code, const char *name,
		   tree fndecl)
{
  trait t;
  tree type = TREE_TYPE (TREE_TYPE (fndecl));
  auto_diagnostic_group group;
  if (!trait_of_type (type, &t))
    {
      error_at (loc, "%qs in %qD, which is not a coroutine", name, fndecl);
      inform (DECL_SOURCE_LOCATION (fndecl), "it returns %qT; a coroutine "
	      "returns %<co_iterator(T)%>, %<co_future(T)%>, "
	      "%<co_stream(T)%> or %<co_generator(Y, R, A)%>", type);
    }
  else
    {
      error_at (loc, "%qs in %qD, which returns %qT", name, fndecl, type);
      inform (DECL_SOURCE_LOCATION (fndecl), place_of (code)->instead);
    }
}

/* Diagnose it and return true if CALL stands outside of any function.  */

static bool
outside_function_p (const fe_call &call)
{
  if (!current_function_decl)
    error_at (call.loc, "%qs outside of a function", call.name);
  return !current_function_decl;
}

/* Return an expression of TYPE for CALL, a marker where it must not stand.
   That is an error, unless this proves to be an arm of _Generic that is not
   selected: fe_check_body tells.  If TYPE is null it is an error anyway.  */

static tree
build_misplaced (const fe_call &call, tree type)
{
  if (!type || folded_away_p ())
    {
      fe_diagnose_place (call.loc, call.code, call.name, current_function_decl);
      return error_mark_node;
    }
  tree decl = build_marker_decl (MARKER_NONE, call.name, integer_type_node, 0,
				 NULL);
  DECL_ATTRIBUTES (decl)
    = tree_cons (get_identifier (MISPLACED_ATTRIBUTE),
		 build_int_cst (integer_type_node, call.code),
		 DECL_ATTRIBUTES (decl));
  return fe_typed_as (build_call_expr_loc (call.loc, decl, 0), type);
}

/* Store the trait of the function that the marker CALL stands in, which it
   makes a coroutine, in *T and return null.  If it must not stand there,
   return what stands for CALL, of TYPE unless erroneous.  */

tree
fe_enter_coroutine (const fe_call &call, trait *t, tree type)
{
  if (outside_function_p (call))
    return error_mark_node;
  if (!place_ok_p (call.code, TREE_TYPE (TREE_TYPE (current_function_decl)), t))
    return build_misplaced (call, type);
  note_coroutine (false);
  return NULL_TREE;
}

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
  return fe_suspension (call.loc, dropped,
			VOID_TYPE_P (t.arg)
			? NULL_TREE : fe_marker_call (call.loc, t, MARKER_ARG));
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
  if (trait_of_type (type, t) && t->kind == TRAIT_STREAM)
    inform (call.loc, "write %<co_for_await (T item, stream)%> to await the "
	    "items of a stream");
  else
    inform (call.loc, "the operand is a %<co_future(T)%>, which is consumed, "
	    "or a %<co_future(T) *%>, which is borrowed");
  return false;
}

tree
fe_await (const fe_call &call)
{
  trait self, f;
  bool borrowed;
  if (!fe_unevaluated_p () && outside_function_p (call))
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
  tree id = fe_next_id ();
  tree dropped = fe_marker_call (call.loc, f,
				 borrowed ? MARKER_AWAIT_REF : MARKER_AWAIT,
				 operand, id);
  return fe_suspension (call.loc, dropped,
			VOID_TYPE_P (f.result)
			? NULL_TREE
			: fe_marker_call (call.loc, f, MARKER_RESULT, id));
}

/* True if what IT yields may be yielded on by SELF; else diagnose it.  */

static bool
delegation_ok_p (const fe_call &call, const trait &self, const trait &it)
{
  if (it.kind != TRAIT_ITERATOR
      && !(it.kind == TRAIT_STREAM && self.kind == TRAIT_STREAM))
    {
      error_at (call.arg_location (0), "%qs of %qT in %qD, which returns %qT",
		call.name, it.type, current_function_decl, self.type);
      inform (call.loc, "the operand is an iterator or, in a stream, a "
	      "stream");
    }
  else if (it.item != self.item)
    {
      error_at (call.arg_location (0), "%qs of %qT in %qD, which yields items "
		"of type %qT", call.name, it.type, current_function_decl,
		self.item);
      if (it.kind == TRAIT_STREAM)
	inform (call.loc, "write %<co_for_await (T item, s) co_yield (item);%> "
		"to convert each item");
      else
	inform (call.loc, "write %<co_for (T item, it) co_yield (item);%> to "
		"convert each item");
    }
  else
    return true;
  return false;
}

tree
fe_yield_from (const fe_call &call)
{
  trait self, it;
  if (tree wrong = fe_enter_coroutine (call, &self, void_type_node))
    return wrong;
  if (!fe_trait_operand (call, 0, &it) || !delegation_ok_p (call, self, it))
    return error_mark_node;
  if (fe_unevaluated_p ())
    return fe_typed_only (self, void_type_node);
  tree operand = fe_consume (call, 0, it);
  if (operand == error_mark_node)
    return error_mark_node;
  tree dropped = fe_marker_call (call.loc, it, MARKER_YIELD_FROM, operand);
  return fe_suspension (call.loc, dropped, NULL_TREE);
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
