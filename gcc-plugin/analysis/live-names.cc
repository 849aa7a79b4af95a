/* Which SSA names are live across each suspension?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	i_5 = PHI <0, i_6>
	d_4 = co_yield (i_5);		i_5 is live across it
	i_6 = i_5 + 1;

   Input: a resume body and its suspensions.  Output: the names of each
   suspension, and all together.

   Textbook backward liveness (support/dataflow.cc), read at the start of the
   block that follows a suspension.  A name whose value is a constant or an
   address is computed again instead (recomputable_p); the layout leaves it
   out.

   The invariant: what a resume block uses is either live across its
   suspension or computed again there.  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "analysis/live.h"
#include "support/dataflow.h"
#include "support/queries.h"

/* True if ADDRESS names a thread-local variable, which is elsewhere on another
   thread.  */

static bool
thread_local_address_p (tree address)
{
  if (TREE_CODE (address) != ADDR_EXPR)
    return false;
  tree base = base_decl (TREE_OPERAND (address, 0));
  return base && VAR_P (base) && DECL_THREAD_LOCAL_P (base);
}

/* True if NAME need not be kept: its value can be computed again.  The
   address of a thread-local variable is computed again if the compiler put
   it aside, but kept if the user did: `int *p = &tls_var'.  */

bool
recomputable_p (tree name)
{
  if (SSA_NAME_IS_DEFAULT_DEF (name))
    return false;
  gimple *def = SSA_NAME_DEF_STMT (name);
  if (!gimple_assign_single_p (def)
      || !is_gimple_min_invariant (gimple_assign_rhs1 (def)))
    return false;
  return (!thread_local_address_p (gimple_assign_rhs1 (def))
	  || !SSA_NAME_VAR (name) || DECL_ARTIFICIAL (SSA_NAME_VAR (name)));
}

/* Note for NAMES which the edge E carries to PHI nodes.  */

static void
note_phi_arguments (dataflow *names, edge e)
{
  for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
       gsi_next (&gpi))
    {
      tree arg = PHI_ARG_DEF_FROM_EDGE (gpi.phi (), e);
      if (TREE_CODE (arg) == SSA_NAME && !virtual_operand_p (arg))
	bitmap_set_bit (names->seed (e), SSA_NAME_VERSION (arg));
    }
}

/* Take LIVE, names, backward over STMT.  */

static void
transfer_names (gimple *stmt, const flow_set &live)
{
  if (is_gimple_debug (stmt))
    return;
  ssa_op_iter it;
  tree op;
  FOR_EACH_SSA_TREE_OPERAND (op, stmt, it, SSA_OP_DEF)
    live.kill (SSA_NAME_VERSION (op));
  FOR_EACH_SSA_TREE_OPERAND (op, stmt, it, SSA_OP_USE)
    live.gen (SSA_NAME_VERSION (op));
}

/* Find with NAMES, a backward problem, the SSA names that are live at the start
   of each block.  */

void
solve_live_names (dataflow *names)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, names->fun)
    {
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, bb->succs)
	note_phi_arguments (names, e);
      flow_set live = names->effect (bb);
      for (gimple_stmt_iterator gsi = gsi_last_bb (bb); !gsi_end_p (gsi);
	   gsi_prev (&gsi))
	transfer_names (gsi_stmt (gsi), live);
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	if (!virtual_operand_p (gimple_phi_result (gpi.phi ())))
	  live.kill (SSA_NAME_VERSION (gimple_phi_result (gpi.phi ())));
    }
  names->solve ();
}

/* Note the names live across each suspension of S.  */

void
compute_live_names (split *s)
{
  dataflow names (s->fun, FLOW_BACKWARD);
  solve_live_names (&names);
  for (suspension &p : s->suspensions)
    {
      unsigned i;
      bitmap_iterator bi;
      EXECUTE_IF_SET_IN_BITMAP (names.at_start (p.after), 0, i, bi)
	/* A default definition is undefined, or a parameter of the resume
	   function, that each activation has its own of.  */
	if (!SSA_NAME_IS_DEFAULT_DEF (ssa_name (i))
	    && ssa_name (i) != gimple_call_lhs (p.call))
	  bitmap_set_bit (p.names, i);
      bitmap_ior_into (s->live.across, p.names);
    }
}
