/* Where does a coroutine begin, and which ways lead to its end?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	if (!t)
	  co_return (0);	the edge of `t == 0' is a way to the end,
	...
	co_return (co_await (f (t->next)));	and so is what follows this
						await.

   On a way to the end nothing is executed but what computes_p allows: no cleanup, no
   suspension, no call.  Ends of variables' lives and other marks do not count.  */

#include "support/edit.h"
#include "recursion/recursion.h"

/* walk_gimple_op callback: find a variable of the function's own, or what is volatile.  */

static tree
find_variable (tree *tp, int *walk_subtrees, void *)
{
  if (TYPE_P (*tp))
    {
      *walk_subtrees = 0;
      return NULL_TREE;
    }
  if (TREE_CODE (*tp) != SSA_NAME && TREE_THIS_VOLATILE (*tp))
    return *tp;
  if ((VAR_P (*tp) && !is_global_var (*tp)) || TREE_CODE (*tp) == PARM_DECL
      || TREE_CODE (*tp) == RESULT_DECL || TREE_CODE (*tp) == LABEL_DECL)
    return *tp;
  return NULL_TREE;
}

bool
computes_p (gimple *stmt)
{
  if (!is_gimple_assign (stmt) || TREE_CODE (gimple_assign_lhs (stmt)) != SSA_NAME
      || gimple_has_volatile_ops (stmt) || stmt_could_throw_p (cfun, stmt))
    return false;
  walk_stmt_info wi;
  memset (&wi, 0, sizeof wi);
  return !walk_gimple_op (stmt, find_variable, &wi);
}

tree
value_on_way (name_map *names, tree name)
{
  while (tree *value = names->get (name))
    name = *value;
  return name;
}

void
note_phis (name_map *names, edge e)
{
  for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
       gsi_next (&gpi))
    if (!virtual_operand_p (gimple_phi_result (gpi.phi ())))
      names->put (gimple_phi_result (gpi.phi ()),
		  value_on_way (names, PHI_ARG_DEF_FROM_EDGE (gpi.phi (), e)));
}

HOST_WIDE_INT
id_of (const gcall *marker)
{
  return tree_to_shwi (gimple_call_arg (marker, id_operand (marker)));
}

/* Take STMT, on the way of END, into account; false if it must not be there.  */

static bool
note_statement (gimple *stmt, HOST_WIDE_INT id, ending *end)
{
  if (mark_p (stmt) || gimple_code (stmt) == GIMPLE_RETURN)
    return true;
  enum marker code = marker_code (stmt);
  if (fetch_p (code) && !end->fetch && !end->returns
      && code != MARKER_ADVANCED && id_of (as_a <gcall *> (stmt)) == id)
    {
      end->fetch = as_a <gcall *> (stmt);
      tree lhs = gimple_call_lhs (stmt);
      return !lhs || TREE_CODE (lhs) == SSA_NAME;
    }
  if (code == MARKER_RETURN && !end->returns)
    {
      end->returns = true;
      if (gimple_call_num_args (stmt) > 0)
	end->value = value_on_way (&end->names, gimple_call_arg (stmt, 0));
      return !end->value || is_gimple_val (end->value);
    }
  if (end->returns || !computes_p (stmt))
    return false;
  if (gimple_assign_ssa_name_copy_p (stmt))
    end->names.put (gimple_assign_lhs (stmt),
		    value_on_way (&end->names, gimple_assign_rhs1 (stmt)));
  else
    end->stmts.safe_push (as_a <gassign *> (stmt));
  return true;
}

/* Longer ways do not end at once.  */
enum { LONG_WAY = 64 };

bool
find_ending (edge e, HOST_WIDE_INT id, ending *end)
{
  for (unsigned n = 0; n < LONG_WAY; n++)
    {
      if (e->flags & (EDGE_ABNORMAL | EDGE_EH))
	return false;
      if (e->dest == EXIT_BLOCK_PTR_FOR_FN (cfun))
	return true;
      note_phis (&end->names, e);
      for (gimple_stmt_iterator gsi = gsi_start_bb (e->dest); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (!note_statement (gsi_stmt (gsi), id, end))
	  return false;
      if (!single_succ_p (e->dest))
	return false;
      e = single_succ_edge (e->dest);
    }
  return false;
}

edge
start_edge (function *fun)
{
  basic_block bb = single_succ (ENTRY_BLOCK_PTR_FOR_FN (fun));
  for (;;)
    {
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (marker_code (gsi_stmt (gsi)) == MARKER_INITIAL)
	  {
	    edge dropped = nonzero_edge (gimple_call_lhs (gsi_stmt (gsi)));
	    if (!dropped || dropped->src != bb || EDGE_COUNT (bb->succs) != 2)
	      return NULL;
	    return EDGE_SUCC (bb, EDGE_SUCC (bb, 0) == dropped);
	  }
	else if (!mark_p (gsi_stmt (gsi)))
	  return NULL;
      if (!single_succ_p (bb) || !single_pred_p (single_succ (bb)))
	return NULL;
      bb = single_succ (bb);
    }
}

edge
edge_after (const flat_site &site, edge *dropped)
{
  *dropped = nonzero_edge (gimple_call_lhs (site.marker));
  if (!*dropped || lookup_stmt_eh_lp (site.call)
      || lookup_stmt_eh_lp (site.marker))
    return NULL;
  basic_block bb = (*dropped)->src;
  if (bb != gimple_bb (site.marker) || EDGE_COUNT (bb->succs) != 2)
    return NULL;
  return EDGE_SUCC (bb, EDGE_SUCC (bb, 0) == *dropped);
}

edge
split_before (gimple *stmt)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  basic_block bb = gsi_bb (gsi);
  gsi_prev (&gsi);
  return (gsi_end_p (gsi) ? split_block_after_labels (bb)
	  : split_block (bb, gsi_stmt (gsi)));
}
