/* Which types go with this object?  co_item_type, co_result_type and co_like.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	__typeof__ (__builtin_co_item_type (e))
	__typeof__ (__builtin_co_like (e, (__typeof__ (T) *) 0))

   As in front-end/types.cc the builtin's value is an lvalue that is never
   evaluated, nor is E.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"

/* co_item_type (e), what e yields, and co_result_type (e), what it finishes with.  */

tree
fe_member_type (const fe_call &call)
{
  trait t;
  if (!fe_trait_operand (call, 0, &t))
    return error_mark_node;
  bool items = call.code == FE_ITEM_TYPE;
  if (items && t.kind == TRAIT_FUTURE)
    error_at (call.arg_location (0), "operand of %qs has type %qT, which yields "
	      "nothing", call.name, t.type);
  else if (!items && t.kind != TRAIT_FUTURE && t.kind != TRAIT_GENERATOR)
    error_at (call.arg_location (0), "operand of %qs has type %qT, which finishes "
	      "without a result", call.name, t.type);
  else
    return fe_type_as_lvalue (call, items ? t.item : t.result);
  return error_mark_node;
}

/* co_like (e, T): the type of an iterator over T if e is an iterator, of a stream if
   it is a stream.  */

tree
fe_like (const fe_call &call)
{
  trait t;
  tree item;
  if (!fe_trait_operand (call, 0, &t))
    return error_mark_node;
  if (t.kind != TRAIT_ITERATOR && t.kind != TRAIT_STREAM)
    {
      error_at (call.arg_location (0), "operand of %qs has type %qT, which is neither "
		"an iterator nor a stream", call.name, t.type);
      return error_mark_node;
    }
  if (!fe_pointed_to_type (call, 1, &item))
    return error_mark_node;
  return fe_type_as_lvalue (call, trait_type (call.loc, t.kind, item, void_type_node,
					      void_type_node));
}
