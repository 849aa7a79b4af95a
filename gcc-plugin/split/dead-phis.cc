/* PHI nodes that feed nothing but each other.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	# a_1 = PHI <n_5, a_2>		where a body was put in the place of a step,
	...				and A was its parameter: it is not used
	# a_2 = PHI <a_1, b_3>		behind the start of that any more

   They would keep their values in the frame.  GCC makes no such nodes when it puts
   a function in SSA form, at any -O, but merging bodies does, and does not do so
   alike when optimizing.

   Input and output: a body.  It runs before anything is asked about that.  */

#include "support/edit.h"
#include "split/rewrite.h"

/* NAME is needed; so are, in the end, those in WORK.  */

static void
need (tree name, bitmap needed, vec<gphi *> *work)
{
  if (TREE_CODE (name) != SSA_NAME || virtual_operand_p (name)
      || !bitmap_set_bit (needed, SSA_NAME_VERSION (name)))
    return;
  if (gphi *phi = dyn_cast <gphi *> (SSA_NAME_DEF_STMT (name)))
    work->safe_push (phi);
}

/* Find the names that a statement of FUN uses, maybe through PHI nodes.  */

static void
find_needed (function *fun, bitmap needed)
{
  auto_vec<gphi *> work;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (!is_gimple_debug (gsi_stmt (gsi)))
	{
	  ssa_op_iter it;
	  tree name;
	  FOR_EACH_SSA_TREE_OPERAND (name, gsi_stmt (gsi), it, SSA_OP_USE)
	    need (name, needed, &work);
	}
  while (!work.is_empty ())
    {
      gphi *phi = work.pop ();
      for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	need (gimple_phi_arg_def (phi, i), needed, &work);
    }
}

void
remove_dead_phis (function *fun)
{
  auto_bitmap needed;
  find_needed (fun, needed);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi); )
      {
	tree name = gimple_phi_result (gpi.phi ());
	if (!virtual_operand_p (name)
	    && !bitmap_bit_p (needed, SSA_NAME_VERSION (name)))
	  remove_phi_node (&gpi, true);
	else
	  gsi_next (&gpi);
      }
}
