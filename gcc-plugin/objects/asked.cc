/* What is known where somebody has asked whether a variable is null?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	if (co_is_null (f))
	  f = recv (c);		an earlier object of this call is not in f

   The answer is that of IS_NULL to the branch that ends a block.  */

#include "support/edit.h"
#include "objects/objects.h"
#include "support/queries.h"

tree
asked_null_on (edge e, bool null, gimple **question)
{
  bool no;
  HOST_WIDE_INT k;
  gcall *asks = answer_on (e, &no, &k);
  if (!asks || marker_code (asks) != MARKER_IS_NULL || k != 0)
    return NULL_TREE;
  tree arg = gimple_call_arg (asks, 0);
  if (question)
    *question = asks;
  return (!no == null && TREE_CODE (arg) == ADDR_EXPR
	  ? TREE_OPERAND (arg, 0) : NULL_TREE);
}
