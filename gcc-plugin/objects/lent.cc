/* Whose address is only lent?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_future (int) f = yields (1);
	co_await (co_select (&f, &r, &other, &s));

   A join polls its branches where they are, drops each when it is ready and leaves null
   there; co_next_of polls its stream.  Neither moves the object, nor keeps a copy of it.
   So the variable stays private, and its frame can be here, where the object is, however
   long the join lives: only what the variable holds may be null at any time.

   Both are known by what the header makes of them: the address, a name, becomes the
   co__future of a struct co__branch, or the first argument of co__next_of, and nothing
   else, through copies and casts.  One that a user's variable in memory holds, that depends
   on the way taken, or is passed on, is not lent.  */

#include "support/edit.h"
#include "objects/objects.h"
#include "support/queries.h"

/* True if REF is the member of a branch that leads to its future.  */

static bool
branch_member_p (tree ref)
{
  if (TREE_CODE (ref) != COMPONENT_REF)
    return false;
  tree field = TREE_OPERAND (ref, 1);
  return (DECL_NAME (field) && id_equal (DECL_NAME (field), "co__future")
	  && type_called_p (DECL_CONTEXT (field), "co__branch"));
}

/* True if STMT makes the future of a co_next_of.  */

static bool
next_of_call_p (gimple *stmt)
{
  gcall *call = dyn_cast <gcall *> (stmt);
  tree fn = call ? gimple_call_fndecl (call) : NULL_TREE;
  return (fn && TREE_PUBLIC (fn) && id_equal (DECL_NAME (fn), "co__next_of")
	  && gimple_call_num_args (call) == 2 && gimple_call_lhs (call) != NULL_TREE);
}

/* True if STMT uses NAME only as the address of what a co_next_of polls.  */

static bool
lent_to_call_p (gimple *stmt, tree name)
{
  return (next_of_call_p (stmt) && gimple_call_arg (stmt, 0) == name
	  && gimple_call_arg (stmt, 1) != name);
}

/* True if all that happens to NAME, an address, is that it is lent.  */

static bool
lends_all_p (tree name)
{
  imm_use_iterator iter;
  use_operand_p use;
  FOR_EACH_IMM_USE_FAST (use, iter, name)
    {
      gimple *stmt = USE_STMT (use);
      /* Sanitizers only look at it.  */
      if (is_gimple_debug (stmt) || lent_to_call_p (stmt, name)
	  || (gimple_call_internal_p (stmt) && !gimple_call_lhs (stmt)))
	continue;
      gassign *assign = dyn_cast <gassign *> (stmt);
      if (!assign
	  || !(gimple_assign_single_p (assign)
	       || CONVERT_EXPR_CODE_P (gimple_assign_rhs_code (assign)))
	  || gimple_assign_rhs1 (assign) != name)
	return false;
      tree lhs = gimple_assign_lhs (assign);
      if (!(TREE_CODE (lhs) == SSA_NAME ? lends_all_p (lhs) : branch_member_p (lhs)))
	return false;
    }
  return true;
}

bool
only_lends_p (gassign *stmt)
{
  tree lhs = gimple_assign_lhs (stmt);
  return (TREE_CODE (lhs) == SSA_NAME ? lends_all_p (lhs) : branch_member_p (lhs));
}
