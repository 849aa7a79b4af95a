/* What pointers are known to point to.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	map (it, square) inlined: for (v : it) yield (f (v)), where f is square

   What dissolves, or is inlined, has its arguments at hand: a pointer to the function
   that makes an object is often one of them, or one to an object.

	f = adjust_trampoline (&FRAME.times);  ... f (v)   =>   times (v) [chain &FRAME]

   A pointer to a nested function that uses variables around it leads to code on the
   stack, which nobody looks through but we.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"

/* The one value that NAME can be, through copies and PHI nodes; else NAME.  */

static tree
original_value (tree name)
{
  auto_vec<tree> work;
  hash_set<tree> seen;
  tree result = NULL_TREE;
  work.safe_push (name);
  while (!work.is_empty ())
    {
      tree v = work.pop ();
      if (TREE_CODE (v) == SSA_NAME && !SSA_NAME_IS_DEFAULT_DEF (v))
	{
	  if (seen.add (v))
	    continue;
	  gimple *def = SSA_NAME_DEF_STMT (v);
	  if (gphi *phi = dyn_cast <gphi *> (def))
	    {
	      for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
		work.safe_push (gimple_phi_arg_def (phi, i));
	      continue;
	    }
	  if (gimple_assign_single_p (def)
	      && is_gimple_val (gimple_assign_rhs1 (def)))
	    {
	      work.safe_push (gimple_assign_rhs1 (def));
	      continue;
	    }
	}
      if (result && !operand_equal_p (result, v))
	return name;
      result = v;
    }
  return result ? result : name;
}

/* The function whose address POINTER is, or null.  */

tree
known_function (tree pointer)
{
  tree fn = original_value (pointer);
  return (TREE_CODE (fn) == ADDR_EXPR
	  && TREE_CODE (TREE_OPERAND (fn, 0)) == FUNCTION_DECL
	  ? TREE_OPERAND (fn, 0) : NULL_TREE);
}

/* Let calls of FUN by pointer that make objects be direct where the function is
   known; true if there are some.  */

bool
resolve_calls (function *fun)
{
  bool any = false;
  trait t;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gcall *call = dyn_cast <gcall *> (gsi_stmt (gsi));
	if (!call || gimple_call_internal_p (call) || gimple_call_fndecl (call)
	    || !gimple_call_lhs (call)
	    || !trait_of_type (TREE_TYPE (gimple_call_lhs (call)), &t))
	  continue;
	tree decl = known_function (gimple_call_fn (call));
	if (!decl || DECL_STATIC_CHAIN (decl)
	    || !types_compatible_p (TREE_TYPE (decl), gimple_call_fntype (call)))
	  continue;
	gimple_call_set_fndecl (call, decl);
	update_stmt (call);
	any = true;
      }
  return any;
}

/* The call in FUN that makes the trampoline at the address AT, if there is one.  */

static gcall *
find_trampoline (function *fun, tree at)
{
  gcall *found = NULL;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (gimple_call_builtin_p (gsi_stmt (gsi), BUILT_IN_INIT_TRAMPOLINE)
	  && operand_equal_p (gimple_call_arg (gsi_stmt (gsi), 0), at))
	{
	  if (found)
	    return NULL;
	  found = as_a <gcall *> (gsi_stmt (gsi));
	}
  return found;
}

/* The call that makes the trampoline to which FN, a pointer in FUN, leads; or null.  */

static gcall *
trampoline_of (function *fun, tree fn)
{
  fn = original_value (fn);
  if (TREE_CODE (fn) != SSA_NAME)
    return NULL;
  gimple *def = SSA_NAME_DEF_STMT (fn);
  if (gimple_assign_cast_p (def))
    {
      fn = original_value (gimple_assign_rhs1 (def));
      def = TREE_CODE (fn) == SSA_NAME ? SSA_NAME_DEF_STMT (fn) : NULL;
    }
  if (!def || !gimple_call_builtin_p (def, BUILT_IN_ADJUST_TRAMPOLINE))
    return NULL;
  return find_trampoline (fun, gimple_call_arg (def, 0));
}

/* Let calls of FUN, no coroutine, by a trampoline that it makes call what that leads
   to.  */

void
resolve_trampolines (function *fun)
{
  bool any = false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gcall *call = dyn_cast <gcall *> (gsi_stmt (gsi));
	if (!call || gimple_call_internal_p (call) || gimple_call_fndecl (call))
	  continue;
	gcall *made = trampoline_of (fun, gimple_call_fn (call));
	if (!made || TREE_CODE (gimple_call_arg (made, 1)) != ADDR_EXPR)
	  continue;
	tree decl = TREE_OPERAND (gimple_call_arg (made, 1), 0);
	if (!types_compatible_p (TREE_TYPE (decl), gimple_call_fntype (call)))
	  continue;
	gimple_call_set_fndecl (call, decl);
	gimple_call_set_chain (call, unshare_expr (gimple_call_arg (made, 2)));
	update_stmt (call);
	any = true;
      }
  if (any)
    finish_edit (fun, false);
}

/* Remove from FUN the copies of pointers that nobody needs any more.  */

static void
remove_unused_pointers (function *fun)
{
  bool changed = true;
  while (changed)
    {
      changed = false;
      unsigned i;
      tree name;
      FOR_EACH_SSA_NAME (i, name, fun)
	{
	  gimple *def = SSA_NAME_DEF_STMT (name);
	  if (!POINTER_TYPE_P (TREE_TYPE (name)) || !has_zero_uses (name)
	      || SSA_NAME_IS_DEFAULT_DEF (name) || !gimple_bb (def))
	    continue;
	  gimple_stmt_iterator gsi = gsi_for_stmt (def);
	  if (gimple_code (def) == GIMPLE_PHI)
	    remove_phi_node (&gsi, true);
	  else if (gimple_assign_single_p (def)
		   && is_gimple_val (gimple_assign_rhs1 (def)))
	    {
	      gsi_remove (&gsi, true);
	      release_defs (def);
	    }
	  else
	    continue;
	  changed = true;
	}
    }
}

/* Let markers of FUN that get the address of a variable by a name get it at
   once; true if there are some.  */

bool
resolve_operands (function *fun)
{
  bool any = false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (marker_code (stmt) == MARKER_NONE || gimple_call_num_args (stmt) == 0
	    || TREE_CODE (gimple_call_arg (stmt, 0)) != SSA_NAME)
	  continue;
	tree address = original_value (gimple_call_arg (stmt, 0));
	if (TREE_CODE (address) != ADDR_EXPR
	    || !VAR_P (TREE_OPERAND (address, 0))
	    || is_global_var (TREE_OPERAND (address, 0)))
	  continue;
	gimple_call_set_arg (stmt, 0, unshare_expr (address));
	update_stmt (stmt);
	any = true;
      }
  if (any)
    remove_unused_pointers (fun);
  return any;
}
