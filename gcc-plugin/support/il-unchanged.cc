/* Does an analysis edit nothing?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	analyze (s, "liveness", compute_liveness);

   compares the checksum of the body before with the one afterwards; another
   one is an internal error.  Without -fchecking nothing is computed.

   The checksum of a body is over what it does: blocks and edges, the codes and
   operands of statements and PHI nodes, exception regions, and how many SSA
   names and variables there are.  No address is in it, and nothing that an
   analysis may leave behind: dominators, loops, the uids of statements, the
   visited bits.

   The driver and frame/box.cc call analyses, so it is below both.  What it
   does not see is an edit of another function or of a type.  */

#include "support/edit.h"
#include "inchash.h"
#include "support/il-unchanged.h"

/* What an edge means, as opposed to what was found out about it.  */
enum
{
  MEANT = EDGE_FALLTHRU | EDGE_ABNORMAL | EDGE_EH | EDGE_TRUE_VALUE
	  | EDGE_FALSE_VALUE
};

static void
add_operand (inchash::hash *h, tree t)
{
  if (!t)
    h->add_int (0);
  else if (TYPE_P (t))
    h->add_int (TYPE_UID (t));
  else if (TREE_CODE (t) == CASE_LABEL_EXPR)
    {
      add_operand (h, CASE_LOW (t));
      add_operand (h, CASE_HIGH (t));
      add_operand (h, CASE_LABEL (t));
    }
  else
    {
      h->add_int (TREE_CODE (t));
      inchash::add_expr (t, *h);
    }
}

static void
add_statement (inchash::hash *h, function *fun, gimple *stmt)
{
  h->add_int (gimple_code (stmt));
  h->add_int (stmt->subcode);
  h->add_int (gimple_location (stmt));
  h->add_int (lookup_stmt_eh_lp_fn (fun, stmt));
  for (unsigned i = 0; i < gimple_num_ops (stmt); i++)
    add_operand (h, gimple_op (stmt, i));
  if (gimple_has_mem_ops (stmt))
    {
      add_operand (h, gimple_vuse (stmt));
      add_operand (h, gimple_vdef (stmt));
    }
  if (is_gimple_call (stmt) && gimple_call_internal_p (stmt))
    h->add_int (gimple_call_internal_fn (stmt));
  if (gasm *text = dyn_cast <gasm *> (stmt))
    h->add (gimple_asm_string (text), strlen (gimple_asm_string (text)));
}

static void
add_phi (inchash::hash *h, gphi *phi)
{
  add_operand (h, gimple_phi_result (phi));
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      h->add_int (gimple_phi_arg_edge (phi, i)->src->index);
      add_operand (h, gimple_phi_arg_def (phi, i));
    }
}

static void
add_block (inchash::hash *h, function *fun, basic_block bb)
{
  h->add_int (bb->index);
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->succs)
    {
      h->add_int (e->dest->index);
      h->add_int (e->flags & MEANT);
    }
  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
       gsi_next (&gpi))
    add_phi (h, gpi.phi ());
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    add_statement (h, fun, gsi_stmt (gsi));
}

static hashval_t
il_checksum (function *fun)
{
  inchash::hash h;
  basic_block bb;
  FOR_ALL_BB_FN (bb, fun)
    add_block (&h, fun, bb);
  h.add_int (vec_safe_length (SSANAMES (fun)));
  h.add_int (vec_safe_length (fun->local_decls));
  return h.end ();
}

il_unchanged::il_unchanged (function *fun, const char *analysis)
  : m_fun (fun), m_analysis (analysis),
    m_before (flag_checking ? il_checksum (fun) : 0)
{
}

il_unchanged::~il_unchanged ()
{
  if (flag_checking && il_checksum (m_fun) != m_before)
    internal_error ("cogen: %s, an analysis, has changed the body of %qD",
		    m_analysis, m_fun->decl);
}
