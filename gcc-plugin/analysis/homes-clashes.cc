/* At -O0: what is needed at once in the same bytes of the frame (homes.cc).
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Each statement is asked, backward through the body: what it sets is stored at
   home, so no other value that is needed there may have those bytes; and what it does
   to a variable in memory hits what is at home in that one's bytes.  */

#include "support/edit.h"
#include "analysis/homes.h"
#include "analysis/live.h"
#include "support/dataflow.h"
#include "support/markers.h"
#include "support/split.h"

static const char in_memory[]
  = "a variable in memory is needed at once in its bytes";

/* A store to the home of NAME would hit what is LIVE, or VARS, there.  */

static void
note_set (homes *h, tree name, const_bitmap live, const_bitmap vars)
{
  home *a = home_of (h, name);
  if (!a || a->why_not)
    return;
  if (vars && bitmap_intersect_p (h->places[a->place].memory, vars))
    {
      refuse_home (a, in_memory);
      return;
    }
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_AND_IN_BITMAP (h->places[a->place].at_home, live, 0, i, bi)
    {
      home *b = home_of (h, ssa_name (i));
      if (a != b && copied_name (name) == copied_name (ssa_name (i)))
	/* It is there already.  */
	continue;
      if (a != b)
	bitmap_set_bit ((a > b ? a : b)->clashes, (a > b ? b : a) - h->list.begin ());
      else if (ssa_name (i) != name)
	refuse_home (a, "two of its values are needed at once");
    }
}

/* Something happens to the variables VARS while LIVE are needed.  */

static void
note_mentions (homes *h, const_bitmap vars, const_bitmap live)
{
  unsigned i, j;
  bitmap_iterator bi, bj;
  EXECUTE_IF_SET_IN_BITMAP (vars, 0, i, bi)
    if (unsigned *k = h->s->frame.slot_of.get (h->s->live.vars[i].decl))
      if (h->s->frame.slots[*k].memory)
	EXECUTE_IF_AND_IN_BITMAP (h->places[h->place_of[*k]].at_home, live, 0, j,
				  bj)
	  refuse_home (home_of (h, ssa_name (j)), in_memory);
}

/* Collect in LIVE what is live after BB if the last statement has done what it
   is to do.  If a call throws, or another one returns for the second time, its
   result is not stored.  */

static void
live_after_last (const dataflow *names, basic_block bb, bitmap live)
{
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->succs)
    if (!(e->flags & (EDGE_EH | EDGE_ABNORMAL)))
      {
	bitmap_ior_into (live, names->at_start (e->dest));
	for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
	     gsi_next (&gpi))
	  {
	    tree arg = PHI_ARG_DEF_FROM_EDGE (gpi.phi (), e);
	    if (TREE_CODE (arg) == SSA_NAME && !virtual_operand_p (arg))
	      bitmap_set_bit (live, SSA_NAME_VERSION (arg));
	  }
      }
}

/* What STMT sets, after which LIVE and VARS are needed, can be stored, and what
   is needed is not hit by STMT.  */

static void
visit_statement (homes *h, const dataflow *names, gimple *stmt, bitmap live,
		 const_bitmap vars, const_bitmap mentioned)
{
  ssa_op_iter it;
  tree name;
  FOR_EACH_SSA_TREE_OPERAND (name, stmt, it, SSA_OP_DEF)
    {
      home *a = home_of (h, name);
      if (!a)
	continue;
      bool last = stmt_ends_bb_p (stmt);
      if (suspension_p (stmt) || (last && !is_gimple_call (stmt))
	  || (last && gimple_call_internal_p (stmt)))
	refuse_home (a, "it is set where nothing can be stored");
      else if (last)
	{
	  auto_bitmap after;
	  live_after_last (names, gimple_bb (stmt), after);
	  note_set (h, name, after, vars);
	}
      else
	note_set (h, name, live, vars);
    }
  FOR_EACH_SSA_TREE_OPERAND (name, stmt, it, SSA_OP_DEF)
    bitmap_clear_bit (live, SSA_NAME_VERSION (name));
  if (mentioned)
    note_mentions (h, mentioned, live);
  FOR_EACH_SSA_TREE_OPERAND (name, stmt, it, SSA_OP_USE)
    bitmap_set_bit (live, SSA_NAME_VERSION (name));
}

/* The parameters are set at once, behind the loads of all of them, the last of
   which STMT may be; LIVE and VARS are needed there.  */

static void
visit_parameters (homes *h, gimple *stmt, const_bitmap live, const_bitmap vars)
{
  bool start = false;
  auto_vec<tree> names;
  for (tree parm : h->s->ramp_parms)
    {
      gimple **load = parm ? h->s->parm_load.get (parm) : NULL;
      if (!load || !*load)
	continue;
      start |= *load == stmt;
      names.safe_push (gimple_get_lhs (*load));
    }
  if (start)
    for (tree name : names)
      note_set (h, name, live, vars);
}

/* PHI's result is stored, and its arguments are loaded, on the edges into its
   block, unless it is at home where they are.  */

static void
check_edges (homes *h, gphi *phi)
{
  home *a = home_of (h, gimple_phi_result (phi));
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      tree arg = gimple_phi_arg_def (phi, i);
      home *b = TREE_CODE (arg) == SSA_NAME ? home_of (h, arg) : NULL;
      if (a == b
	  || !(gimple_phi_arg_edge (phi, i)->flags & (EDGE_EH | EDGE_ABNORMAL)))
	continue;
      static const char why[] = "it is set where control cannot be followed";
      if (a)
	refuse_home (a, why);
      if (b)
	refuse_home (b, why);
    }
}

/* Find what is needed at once in BB.  WALK is null if all variables are on the
   stack.  */

static void
find_clashes_in (homes *h, const dataflow *names, live_vars_walk *walk,
		 basic_block bb)
{
  auto_bitmap live;
  auto_vec<bitmap> vars, mentioned;
  if (walk)
    walk->visit (bb, &vars, &mentioned);
  unsigned n = vars.length ();
  bitmap_copy (live, names->at_end (bb));
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  if (single_pred_p (bb)
      && single_pred (bb) == ENTRY_BLOCK_PTR_FOR_FN (h->s->fun)
      && !gsi_end_p (gsi))
    visit_parameters (h, gsi_stmt (gsi), live, n ? vars[n - 1] : NULL);
  for (; !gsi_end_p (gsi); gsi_prev (&gsi))
    {
      n -= n > 0;
      if (!is_gimple_debug (gsi_stmt (gsi)))
	visit_statement (h, names, gsi_stmt (gsi), live, n ? vars[n] : NULL,
			 n ? mentioned[n] : NULL);
    }
  /* All results of PHI nodes are set at once.  */
  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
       gsi_next (&gpi))
    if (!virtual_operand_p (gimple_phi_result (gpi.phi ())))
      bitmap_set_bit (live, SSA_NAME_VERSION (gimple_phi_result (gpi.phi ())));
  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
       gsi_next (&gpi))
    if (!virtual_operand_p (gimple_phi_result (gpi.phi ())))
      {
	note_set (h, gimple_phi_result (gpi.phi ()), live,
		  walk ? vars[0] : NULL);
	check_edges (h, gpi.phi ());
      }
  if (walk)
    note_mentions (h, mentioned[0], live);
  live_vars_walk::free_sets (&vars);
  live_vars_walk::free_sets (&mentioned);
}

void
find_clashes (homes *h)
{
  dataflow names (h->s->fun, FLOW_BACKWARD);
  solve_live_names (&names);
  live_vars_walk *walk = (bitmap_empty_p (h->s->live.vars_across) ? NULL
			  : new live_vars_walk (h->s));
  basic_block bb;
  FOR_EACH_BB_FN (bb, h->s->fun)
    find_clashes_in (h, &names, walk, bb);
  delete walk;
}
