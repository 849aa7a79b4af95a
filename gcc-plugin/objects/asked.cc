/* What is known where somebody has asked whether a variable is null?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	if (co_is_null (f))
	  f = recv (c);		an earlier object of this call is not in f

   The question is followed forward from IS_NULL over casts and negations to the branch
   that ends a block.  */

#include "support/edit.h"
#include "objects/objects.h"

tree
asked_null_on (edge e, bool null, gimple **question)
{
  gcond *cond = safe_dyn_cast<gcond *> (gsi_stmt (gsi_last_nondebug_bb (e->src)));
  if (!cond || !integer_zerop (gimple_cond_rhs (cond))
      || (gimple_cond_code (cond) != NE_EXPR && gimple_cond_code (cond) != EQ_EXPR))
    return NULL_TREE;
  bool yes = (gimple_cond_code (cond) == NE_EXPR) == !!(e->flags & EDGE_TRUE_VALUE);
  tree value = gimple_cond_lhs (cond);
  while (TREE_CODE (value) == SSA_NAME)
    {
      gimple *def = SSA_NAME_DEF_STMT (value);
      if (marker_code (def) == MARKER_IS_NULL)
	{
	  tree arg = gimple_call_arg (def, 0);
	  if (question)
	    *question = def;
	  return (yes == null && TREE_CODE (arg) == ADDR_EXPR
		  ? TREE_OPERAND (arg, 0) : NULL_TREE);
	}
      if (!is_gimple_assign (def))
	return NULL_TREE;
      enum tree_code code = gimple_assign_rhs_code (def);
      if (code == BIT_NOT_EXPR
	  || (code == EQ_EXPR && integer_zerop (gimple_assign_rhs2 (def))))
	yes = !yes;
      else if (!CONVERT_EXPR_CODE_P (code)
	       && !(code == NE_EXPR && integer_zerop (gimple_assign_rhs2 (def))))
	return NULL_TREE;
      value = gimple_assign_rhs1 (def);
    }
  return NULL_TREE;
}
