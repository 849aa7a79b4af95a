/* Addresses of local variables that a coroutine finishes with.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int x = 1;  co_return (&x);

   GCC looks at return statements: in a plain function the front end, and a pass that
   follows copies and PHI nodes.  A coroutine's are markers, so that is done here.  */

#include "support/edit.h"
#include "support/queries.h"
#include "twin/twin.h"

/* What VALUE may point to, of the local variables of FUN: null, or one of them, with
   *SURE set if it can point to nothing else.  */

static tree
returned_local (function *fun, tree value, bool *sure)
{
  tree found = NULL_TREE;
  hash_set<tree> seen;
  auto_vec<tree> work;
  work.safe_push (value);
  *sure = true;
  while (!work.is_empty ())
    {
      tree origin = address_origin (work.pop ());
      if (seen.add (origin))
	continue;
      gphi *phi = (TREE_CODE (origin) == SSA_NAME
		   ? dyn_cast <gphi *> (SSA_NAME_DEF_STMT (origin)) : NULL);
      for (unsigned i = 0; phi && i < gimple_phi_num_args (phi); i++)
	work.safe_push (gimple_phi_arg_def (phi, i));
      if (tree local = local_pointee (fun, origin))
	found = local;
      else if (!phi)
	*sure = false;
    }
  return found;
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
	bool sure;
	tree local = returned_local (fun, gimple_call_arg (stmt, 0), &sure);
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
