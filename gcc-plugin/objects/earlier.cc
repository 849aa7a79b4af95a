/* What a variable holds is dropped before the next object is made for it.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	object = recv (c);	co_drop (&f);
	co_drop (&f);	  ->	object = recv (c);
	f = object;		f = object;

   The front end has the new value computed first, since the old one may be needed for
   it.  But a coroutine that is called does nothing yet, and its arguments have been
   computed: only its frame is allocated.  So the old one's frame can be the new one's.

   Input: calls of coroutines whose moves are copies and nulls.  Where an exception may leave
   the call or the drop, these are not in one block, and stay as they are.  */

#include "support/edit.h"
#include "objects/objects.h"
#include "support/unit.h"

/* Return the statement after that at GSI, which is moved there, or null.  */

static gimple *
next_statement (gimple_stmt_iterator *gsi)
{
  gsi_next_nondebug (gsi);
  return gsi_end_p (*gsi) ? NULL : gsi_stmt (*gsi);
}

static bool
in_register_p (tree value)
{
  return is_gimple_reg (value) || is_gimple_min_invariant (value);
}

/* True if all that CALL passes is in registers: what is in memory a drop may change.  */

static bool
passes_registers_p (const gcall *call)
{
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    if (!in_register_p (gimple_call_arg (call, i)))
      return false;
  return !gimple_call_chain (call) || in_register_p (gimple_call_chain (call));
}

/* True if STMT makes an object of a coroutine in a temporary.  */

static bool
makes_temporary_p (const gimple *stmt)
{
  const gcall *call = dyn_cast <const gcall *> (stmt);
  tree callee = call ? gimple_call_fndecl (call) : NULL_TREE;
  tree lhs = call ? gimple_call_lhs (call) : NULL_TREE;
  return (callee && coroutine_decl_p (callee) && lhs && VAR_P (lhs)
	  && DECL_ARTIFICIAL (lhs) && !TREE_ADDRESSABLE (lhs)
	  && passes_registers_p (call));
}

void
drop_earlier (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *call = gsi_stmt (gsi);
	if (!makes_temporary_p (call) || stmt_ends_bb_p (call))
	  continue;
	gimple_stmt_iterator next = gsi;
	gimple *drop = next_statement (&next);
	if (!drop || marker_code (drop) != MARKER_DROP || stmt_ends_bb_p (drop))
	  continue;
	gimple_stmt_iterator at = next;
	gimple *store = next_statement (&next);
	if (!store || !gimple_assign_single_p (store)
	    || gimple_assign_rhs1 (store) != gimple_call_lhs (call)
	    || TREE_CODE (gimple_call_arg (drop, 0)) != ADDR_EXPR
	    || TREE_OPERAND (gimple_call_arg (drop, 0), 0) != gimple_assign_lhs (store))
	  continue;
	gsi_move_before (&at, &gsi);
      }
}
