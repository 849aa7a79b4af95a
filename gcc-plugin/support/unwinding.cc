/* What happens when an exception, or the end of a thread, leaves a call.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	poll (self, cx, &value);

   becomes

	try { poll (self, cx, &value); }
	catch-and-go-on { clean_up (); }

   in a function whose exceptions GCC has lowered: a region inside the one that the call
   stands in, with a landing pad of its own.  */

#include "support/edit.h"
#include "support/unwinding.h"

/* Let STMT, which is to throw to the landing pad LP of FUN, not throw to where it
   does; what PHI nodes get from there they get by INSTEAD, too, if that is not null.  */

static void
redirect_throws (gimple *stmt, eh_landing_pad lp, edge instead)
{
  edge e, old = NULL;
  edge_iterator ei;
  if (!stmt_ends_bb_p (stmt) || gsi_stmt (gsi_last_bb (gimple_bb (stmt))) != stmt)
    split_block (gimple_bb (stmt), stmt);
  FOR_EACH_EDGE (e, ei, gimple_bb (stmt)->succs)
    if (e->flags & EDGE_EH)
      old = e;
  if (old)
    {
      for (gphi_iterator gpi = gsi_start_phis (old->dest);
	   instead && !gsi_end_p (gpi); gsi_next (&gpi))
	if (!PHI_ARG_DEF_FROM_EDGE (gpi.phi (), instead))
	  add_phi_arg (gpi.phi (), PHI_ARG_DEF_FROM_EDGE (gpi.phi (), old), instead,
		       gimple_phi_arg_location_from_edge (gpi.phi (), old));
      remove_edge (old);
    }
  remove_stmt_from_eh_lp (stmt);
  add_stmt_to_eh_lp (stmt, lp->index);
  add_eh_edges (stmt);
}

void
clean_up_when_left (function *fun, const vec<gimple *> &statements,
		    gimple *clean_up)
{
  if (!flag_exceptions || statements.is_empty ())
    return;
  gimple *first = statements[0];
  location_t loc = gimple_location (first);
  int outer = lookup_stmt_eh_lp (first);
  if (outer < 0)
    return;		/* It must not throw.  */
  eh_region region
    = gen_eh_region_cleanup (outer ? get_eh_region_from_lp_number_fn (fun, outer)
				   : NULL);
  eh_landing_pad lp = gen_eh_landing_pad (region);
  basic_block pad = new_block (fun, EXIT_BLOCK_PTR_FOR_FN (fun)->prev_bb);
  tree label = create_artificial_label (loc);
  lp->post_landing_pad = label;
  EH_LANDING_PAD_NR (label) = lp->index;
  append (pad, gimple_build_label (label), loc);
  append (pad, clean_up, loc);
  gresx *resume = gimple_build_resx (region->index);
  append (pad, resume, loc);
  edge instead = NULL;
  if (outer)
    {
      add_stmt_to_eh_lp (resume, outer);
      add_eh_edges (resume);
      instead = single_succ_edge (pad);
    }
  for (gimple *stmt : statements)
    redirect_throws (stmt, lp, instead);
}

void
find_thrown_to_caller (function *fun, vec<gimple *> *statements,
		       vec<gimple *> *resuming)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (gimple_code (gsi_stmt (gsi)) == GIMPLE_RESX)
	{
	  if (!lookup_stmt_eh_lp (gsi_stmt (gsi)))
	    resuming->safe_push (gsi_stmt (gsi));
	}
      else if (stmt_can_throw_external (fun, gsi_stmt (gsi)))
	statements->safe_push (gsi_stmt (gsi));
}
