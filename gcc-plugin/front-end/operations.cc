/* What do the operations on trait objects mean?  co_next, co_poll,
   co_poll_next, co_resume, co_drop, co_is_null, co_move and co_block_on.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   These work in any function.  All the checks are ours: GCC only warns about
   a pointer of a wrong type, but `long v; co_next (&it, &v)' with an iterator
   of int would leave half of V unset.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* Diagnose it and return true if CALL's first argument, of TYPE, points to an object
   that must not change.  */

bool
fe_points_to_read_only_p (const fe_call &call, tree type)
{
  trait t;
  if (!POINTER_TYPE_P (type) || !TYPE_READONLY (TREE_TYPE (type))
      || !trait_of_type (TREE_TYPE (type), &t))
    return false;
  error_at (call.arg_location (0), "argument of %qs points to a %qT, which is "
	    "read-only", call.name, TREE_TYPE (type));
  inform (call.loc, "an object changes with each step, and when it is dropped: "
	  "declare it without %<const%>");
  return true;
}

/* Say what to write instead of CALL's first argument, of TYPE, which does not point to
   what it should.  */

static void
say_how_to_point (const fe_call &call, tree type)
{
  static const char *const steps[] = { "co_next", "co_poll", "co_poll_next",
				       "co_resume" };
  trait t;
  if (trait_of_type (type, &t))
    {
      if (lvalue_p (fe_strip_rvalue (call.args[0])))
	inform (call.loc, "write %<&%> before the object");
      else if (call.code == FE_DROP)
	inform (call.loc, "write %<(void)%> before the call that makes the object: "
		"what nobody takes is dropped");
      else
	inform (call.loc, "store the object in a variable first");
    }
  else if (POINTER_TYPE_P (type) && trait_of_type (TREE_TYPE (type), &t)
	   && call.code != FE_DROP)
    inform (call.loc, "write %qs for a %<co_%s%>", steps[t.kind],
	    trait_kind_name (t.kind));
  else if (POINTER_TYPE_P (type) && POINTER_TYPE_P (TREE_TYPE (type))
	   && trait_of_type (TREE_TYPE (TREE_TYPE (type)), &t))
    inform (call.loc, "it is the address of a pointer: leave the %<&%> out");
}

/* Store the trait of *CALL's first argument, a pointer to an object of KIND,
   in *T.  False after an error.  */

static bool
object_of_kind (const fe_call &call, enum trait_kind kind, trait *t)
{
  tree type = TREE_TYPE (call.args[0]);
  if (POINTER_TYPE_P (type) && !TYPE_QUALS (TREE_TYPE (type))
      && trait_of_type (TREE_TYPE (type), t) && t->kind == kind)
    return true;
  if (fe_points_to_read_only_p (call, type))
    return false;
  error_at (call.arg_location (0), "first argument of %qs has type %qT, which "
	    "does not point to a %<co_%s%>", call.name, type,
	    trait_kind_name (kind));
  say_how_to_point (call, type);
  return false;
}

/* True if CALL's argument I is a pointer to where a value of TYPE can be
   stored; else diagnose it.  */

static bool
out_pointer_ok_p (const fe_call &call, unsigned i, tree type)
{
  tree pointer = TREE_TYPE (call.args[i]);
  if (POINTER_TYPE_P (pointer) && !TYPE_QUALS (TREE_TYPE (pointer))
      && comptypes (TYPE_MAIN_VARIANT (TREE_TYPE (pointer)), type))
    return true;
  error_at (call.arg_location (i), "argument %u of %qs has type %qT, not %qT",
	    call.operand_number (i), call.name, pointer, build_pointer_type (type));
  if (TYPE_MAIN_VARIANT (pointer) == TYPE_MAIN_VARIANT (type))
    inform (call.loc, "write %<&%> before the variable");
  return false;
}

/* True if CALL's argument I is the context of a poll; else diagnose it.  */

static bool
context_ok_p (const fe_call &call, unsigned i)
{
  tree arg = call.args[i], type = TREE_TYPE (arg);
  if (integer_zerop (arg))
    return true;
  if (POINTER_TYPE_P (type) && !TYPE_QUALS (TREE_TYPE (type)))
    {
      tree tag = get_identifier ("co_context");
      if (VOID_TYPE_P (TREE_TYPE (type))
	  || (TREE_CODE (TREE_TYPE (type)) == RECORD_TYPE
	      && TYPE_MAIN_VARIANT (TREE_TYPE (type))
		 == visible_tag (RECORD_TYPE, tag)))
	return true;
    }
  error_at (call.arg_location (i), "argument %u of %qs has type %qT, not "
	    "%<struct co_context *%>", i + 1, call.name, type);
  return false;
}

/* Return VALUE, an int, as the `enum NAME' of <cogen/rt.h>, so that switch and
   C++ warnings know it; an int if that is not to be seen.  */

static tree
as_enum (const fe_call &call, const char *name, tree value)
{
  tree type = visible_tag (ENUMERAL_TYPE, get_identifier (name));
  return type ? fold_convert_loc (call.loc, type, value) : value;
}

/* co_next (&it, &v): true if there was an item.  */

tree
fe_next (const fe_call &call)
{
  trait t;
  if (!object_of_kind (call, TRAIT_ITERATOR, &t)
      || !out_pointer_ok_p (call, 1, t.item))
    return error_mark_node;
  return fe_marker_call (call.loc, t, MARKER_NEXT, call.args[0],
			 call.args[1]);
}

/* The builtin __builtin_co_advance (&it, &v), for code that is written once for
   iterators and streams: co_next (&it, &v), which awaits the item of a stream.  */

tree
fe_advance (const fe_call &written)
{
  trait self, t;
  fe_call call = written;
  tree type = TREE_TYPE (call.args[0]);
  if (!POINTER_TYPE_P (type) || !trait_of_type (TREE_TYPE (type), &t)
      || t.kind != TRAIT_STREAM)
    return fe_next (call);
  call.code = FE_FOR_AWAIT_INIT;
  if (!object_of_kind (call, TRAIT_STREAM, &t)
      || !out_pointer_ok_p (call, 1, t.item))
    return error_mark_node;
  if (fe_unevaluated_p ())
    return fe_typed_only (t, boolean_type_node);
  if (fe_waits_in_adaptor_p (call, t))
    return error_mark_node;
  if (tree wrong = fe_enter_coroutine (call, &self, boolean_type_node))
    return wrong;
  tree id = next_marker_id ();
  tree dropped = fe_marker_call (call.loc, t, MARKER_AWAIT_NEXT, call.args[0], id);
  tree take = build2_loc (call.loc, MODIFY_EXPR, t.item,
			  build_fold_indirect_ref (call.args[1]),
			  fe_marker_call (call.loc, t, MARKER_RESULT, id));
  TREE_SIDE_EFFECTS (take) = 1;
  take = build2_loc (call.loc, COMPOUND_EXPR, boolean_type_node, take,
		     boolean_true_node);
  tree advanced = fe_marker_call (call.loc, t, MARKER_ADVANCED, id);
  return fe_suspension_fetch (call.loc, dropped,
			      build3_loc (call.loc, COND_EXPR, boolean_type_node,
					  advanced, take, boolean_false_node));
}

/* co_poll (&f, cx, &v), without &v where there is no result.  */

tree
fe_poll (const fe_call &call)
{
  trait t;
  if (!object_of_kind (call, TRAIT_FUTURE, &t))
    return error_mark_node;
  bool has_result = !VOID_TYPE_P (t.result);
  if (fe_wrong_arg_count_p (call, 2 + has_result)
      || !context_ok_p (call, 1)
      || (has_result && !out_pointer_ok_p (call, 2, t.result)))
    return error_mark_node;
  return as_enum (call, "co_poll",
		  fe_marker_call (call.loc, t, MARKER_POLL, call.args[0],
				  call.args[1],
				  has_result ? call.args[2]
					     : null_pointer_node));
}

/* co_poll_next (&s, cx, &v).  */

tree
fe_poll_next (const fe_call &call)
{
  trait t;
  if (!object_of_kind (call, TRAIT_STREAM, &t)
      || !context_ok_p (call, 1)
      || !out_pointer_ok_p (call, 2, t.item))
    return error_mark_node;
  return as_enum (call, "co_poll",
		  fe_marker_call (call.loc, t, MARKER_POLL_NEXT, call.args[0],
				  call.args[1], call.args[2]));
}

/* co_resume (&g, a, &y, &r), without a or &r where there is none.  */

tree
fe_resume (const fe_call &call)
{
  trait t;
  if (!object_of_kind (call, TRAIT_GENERATOR, &t))
    return error_mark_node;
  bool has_arg = !VOID_TYPE_P (t.arg), has_result = !VOID_TYPE_P (t.result);
  unsigned yielded = 1 + has_arg;
  if (fe_wrong_arg_count_p (call, yielded + 1 + has_result)
      || !out_pointer_ok_p (call, yielded, t.item)
      || (has_result && !out_pointer_ok_p (call, yielded + 1, t.result)))
    return error_mark_node;
  tree args[4];
  for (unsigned i = 0; i < call.nargs; i++)
    args[i] = call.args[i];
  if (!has_result)
    args[call.nargs] = null_pointer_node;
  /* The resume argument is converted by GCC, as if by assignment.  */
  tree marker = fe_converting_call (call, t, MARKER_RESUME, yielded + 2, args);
  return marker == error_mark_node ? marker
				   : as_enum (call, "co_step", marker);
}

/* co_drop (&h): leaves h null.  */

tree
fe_drop (const fe_call &call)
{
  trait t;
  tree type = TREE_TYPE (call.args[0]);
  if (!POINTER_TYPE_P (type) || TYPE_QUALS (TREE_TYPE (type))
      || !trait_of_type (TREE_TYPE (type), &t))
    {
      if (fe_points_to_read_only_p (call, type))
	return error_mark_node;
      error_at (call.arg_location (0), "argument of %qs has type %qT, which "
		"does not point to a trait object", call.name, type);
      say_how_to_point (call, type);
      return error_mark_node;
    }
  return fe_marker_call (call.loc, t, MARKER_DROP, call.args[0]);
}

/* co_is_null (h).  */

tree
fe_is_null (const fe_call &call)
{
  trait t;
  if (!fe_trait_operand (call, 0, &t))
    return error_mark_node;
  tree object = fe_strip_rvalue (call.args[0]);
  if (!lvalue_p (object))
    {
      error_at (call.arg_location (0), "operand of %qs is not an lvalue: the "
		"object would be lost", call.name);
      inform (call.loc, "store it in a variable first");
      return error_mark_node;
    }
  tree address = fe_address (call.loc, object);
  return address == error_mark_node
	 ? address : fe_marker_call (call.loc, t, MARKER_IS_NULL, address);
}

/* co_move (h): the object, which h no longer holds.  */

tree
fe_move (const fe_call &call)
{
  trait t;
  return fe_trait_operand (call, 0, &t) ? fe_consume (call, 0, t)
					: error_mark_node;
}

/* co_block_on (f): its value is what the future finishes with.  */

tree
fe_block_on (const fe_call &call)
{
  trait t;
  if (!fe_trait_operand (call, 0, &t))
    return error_mark_node;
  if (t.kind != TRAIT_FUTURE)
    {
      error_at (call.arg_location (0), "operand of %qs has type %qT, which is "
		"no future", call.name, t.type);
      if (t.kind == TRAIT_ITERATOR)
	inform (call.loc, "write %<co_for (T item, iterator)%> to loop over it");
      else
	inform (call.loc, "write a %<co_future (T)%> that awaits what it needs of it");
      return error_mark_node;
    }
  tree operand = fe_consume (call, 0, t);
  return operand == error_mark_node
	 ? operand : fe_marker_call (call.loc, t, MARKER_BLOCK_ON, operand);
}
