/* Addresses of local variables that a coroutine finishes with.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int x = 1;  co_return (&x);

   GCC looks at return statements: in a plain function the front end, and a pass that
   follows copies and PHI nodes.  A coroutine's are markers, so that is done here.  */

#include "support/edit.h"
#include "twin/twin.h"

/* What VALUE may point to, of the local variables of FUN: null, one of them, with *SURE
   cleared if it may be something else.  STEPS bounds the search.  */

static tree
local_pointee (function *fun, tree value, bool *sure, int steps)
{
  for (; steps > 0 && TREE_CODE (value) == SSA_NAME; steps--)
    {
      gimple *def = SSA_NAME_DEF_STMT (value);
      if (gphi *phi = dyn_cast <gphi *> (def))
	{
	  tree found = NULL_TREE;
	  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	    {
	      tree one = local_pointee (fun, gimple_phi_arg_def (phi, i), sure,
					steps - 1);
	      *sure &= one != NULL_TREE;
	      found = found ? found : one;
	    }
	  return found;
	}
      if (!is_gimple_assign (def)
	  || !(gimple_assign_single_p (def) || gimple_assign_cast_p (def)
	       || gimple_assign_rhs_code (def) == POINTER_PLUS_EXPR))
	return NULL_TREE;
      value = gimple_assign_rhs1 (def);
    }
  if (TREE_CODE (value) != ADDR_EXPR)
    return NULL_TREE;
  tree base = get_base_address (TREE_OPERAND (value, 0));
  return base && DECL_P (base) && auto_var_in_fn_p (base, fun->decl) ? base : NULL_TREE;
}

void
warn_of_returned_addresses (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (marker_code (stmt) != MARKER_RETURN || gimple_call_num_args (stmt) == 0
	    || !POINTER_TYPE_P (TREE_TYPE (gimple_call_arg (stmt, 0))))
	  continue;
	bool sure = true;
	tree local = local_pointee (fun, gimple_call_arg (stmt, 0), &sure, 16);
	if (!local)
	  continue;
	auto_diagnostic_group group;
	if (sure ? warning_at (gimple_location (stmt), OPT_Wreturn_local_addr,
			       "function returns address of local variable")
	    : warning_at (gimple_location (stmt), OPT_Wreturn_local_addr,
			  "function may return address of local variable"))
	  inform (DECL_SOURCE_LOCATION (local), "declared here");
      }
}
