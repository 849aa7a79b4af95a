/* May this marker stand here, and does it make the function a coroutine?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int f (void) { co_yield (1); ... }	it may not
	co_iterator(int) g (int n)
	{
	  co_yield (sizeof (co_yield (n)));	the outer one does, the inner
						one is only typed
	}

   An arm of _Generic that is not selected is parsed as if it were; that it was
   not is seen at the end of the function, where no marker is left in the tree
   (front-end/finish.cc).  So nothing is final here: a marker in a wrong place
   becomes a call that front-end/check.cc diagnoses if it finds it.  But GCC
   also folds `0 && co_yield (1)' away, which is a marker all the same: where
   we can tell, we note that the function is a coroutine for certain, else that
   it probably is.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"
#include "support/compat.h"

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

/* True if what is being parsed is evaluated nowhere, because of a constant
   before && or || or ?: whose other side GCC will fold away; false if it may
   also be in an arm of _Generic.  */

static bool
folded_away_p ()
{
  return !unselected_arms_silenced && c_inhibit_evaluation_warnings;
}

/* Note that the current function is a coroutine; FOR_CERTAIN even if no marker
   will be left in its tree.  Its trait-object parameters are in use from now on:
   it will drop them.  */

static void
note_coroutine (bool for_certain)
{
  tree fndecl = current_function_decl;
  enum coroutine_evidence evidence
    = for_certain || folded_away_p () ? EVIDENCE_CERTAIN : EVIDENCE_IN_TREE;
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
  if (fe_for_init_p (call.code))
    fe_for_note_failed ();
  if (place_of (call.code) && !fe_unevaluated_p ())
    fe_note_failed_marker ();
}

/* The same where there is no call, but what seems to be meant as a marker.  */

void
fe_note_failed_marker ()
{
  trait t;
  if (current_function_decl && trait_of_function (current_function_decl, &t))
    note_coroutine (true);
}

/* True if a marker CODE may stand in a function that returns TYPE, whose trait
   is then stored in *T.  */

static bool
place_ok_p (enum fe_builtin code, tree type, trait *t)
{
  return trait_of_type (type, t) && (place_of (code)->kinds & (1u << t->kind));
}

/* A trait type has been wrong since the latest declaration: the one that follows
   may have it, or none, which is then no error of its own.  */
static bool type_failed;

/* The DECL_UID of the latest function that has such a type.  */
static unsigned function_of_failed_type = UINT_MAX;

/* Note that CALL is wrong, which has been diagnosed, if it stands for a type.  */

void
fe_note_failed_type (const fe_call &call)
{
  type_failed |= call.code <= FE_GENERATOR || call.code == FE_WRONG;
}

/* DECL has just been declared.  */

void
fe_forget_failed_type (tree decl)
{
  type_failed &= TREE_CODE (decl) == PARM_DECL;
}

/* The body of FNDECL begins.  */

void
fe_start_function_of_failed_type (tree fndecl)
{
  if (type_failed && fndecl)
    function_of_failed_type = DECL_UID (fndecl);
  type_failed = false;
}

/* True if LOC, in a macro of ours perhaps, is in the same use of it as the last one: that is
   one mistake.  */

static bool
same_mistake_p (location_t loc)
{
  static location_t last;
  location_t where = linemap_resolve_location (line_table, get_pure_location (loc),
					       LRK_MACRO_EXPANSION_POINT, NULL);
  bool same = where == last;
  last = where;
  return same;
}

/* Diagnose the marker CODE, called NAME, at LOC in FNDECL, where it must not
   stand.  */

void
fe_diagnose_place (location_t loc, enum fe_builtin code, const char *name,
		   tree fndecl)
{
  trait t;
  tree type = TREE_TYPE (TREE_TYPE (fndecl));
  if (DECL_UID (fndecl) == function_of_failed_type)
    return;
  if (same_mistake_p (loc))
    return;
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

/* Diagnose it and return true if CALL, in an adaptor, would wait for its operand of the trait
   T, a stream, but the adaptor is an iterator, as its first operand is.  */

bool
fe_waits_in_adaptor_p (const fe_call &call, const trait &t)
{
  trait own;
  tree name = current_function_decl ? DECL_NAME (current_function_decl) : NULL_TREE;
  if (!name || strcmp (IDENTIFIER_POINTER (name), ACONCAT (("co__in_", call.name, NULL)))
      || !trait_of_function (current_function_decl, &own) || own.kind != TRAIT_ITERATOR)
    return false;
  if (same_mistake_p (call.loc))
    return true;
  auto_diagnostic_group group;
  /* Else it is an expression, of co_flat_map.  */
  location_t loc = (call.operand_number (0) > 1 ? call.arg_location (0)
		    : fe_user_location (EXPR_LOC_OR_LOC (call.args[0], call.loc)));
  error_at (loc, "operand of %qs has type %qT, but the first one is an "
	    "iterator", call.name, t.type);
  inform (call.loc, "only a stream may wait: write %<co_stream_of (iterator)%> for the first "
	  "one");
  return true;
}

/* Diagnose it and return true if CALL stands outside of any function.  */

bool
fe_outside_function_p (const fe_call &call)
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
  if (fe_outside_function_p (call))
    return error_mark_node;
  if (!place_ok_p (call.code, TREE_TYPE (TREE_TYPE (current_function_decl)), t))
    return build_misplaced (call, type);
  if (!fe_unevaluated_p ())
    note_coroutine (false);
  return NULL_TREE;
}
