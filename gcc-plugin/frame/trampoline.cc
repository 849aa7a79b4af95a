/* Trampolines of a coroutine's nested functions.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Taking the address of a nested function that captures variables makes GCC
   write a trampoline, a few instructions, into the enclosing function's frame:

	__builtin_init_trampoline (&FRAME.t, fn, &FRAME);	(at the start)
	p = __builtin_adjust_trampoline (&FRAME.t);		(at each use)

   A coroutine's FRAME may be a heap block, where nothing can be executed.  So
   each use gets a trampoline of its own, on the stack of the activation:

	__builtin_init_trampoline (&local, fn, &FRAME);
	p = __builtin_adjust_trampoline (&local);

   A pointer that is live across a suspension would outlive it; that is an
   error (analysis/diagnose.cc).

   At -O0 GCC makes a trampoline even for a nested function that captures
   nothing.  Such a use gets the function itself, at every -O alike.

   With -ftrampoline-impl=heap (since GCC 14) it is libgcc that makes them:

	__gcc_nested_func_ptr_created (&FRAME, fn, &FRAME.t);	(at the start)
	p = FRAME.t;						(at each use)
	__gcc_nested_func_ptr_deleted ();			(at each end)

   on one stack for each thread, whose top is what is deleted.  Coroutines begin and end
   in any order and on any thread, so these may be in none that suspends: an
   error too (diagnose.cc), unless no nested function captures anything.  */

#include "support/edit.h"
#include "frame/frame.h"
#include "support/queries.h"
#include "support/split.h"

/* The field of FRAME whose address ARG is.  */

static tree
trampoline_field (tree arg)
{
  while (TREE_CODE (arg) == SSA_NAME && !SSA_NAME_IS_DEFAULT_DEF (arg)
	 && gimple_assign_single_p (SSA_NAME_DEF_STMT (arg)))
    arg = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (arg));
  if (TREE_CODE (arg) != ADDR_EXPR
      || TREE_CODE (TREE_OPERAND (arg, 0)) != COMPONENT_REF
      || !DECL_P (TREE_OPERAND (TREE_OPERAND (arg, 0), 0)))
    return NULL_TREE;
  return TREE_OPERAND (TREE_OPERAND (arg, 0), 1);
}

/* Give the use CALL a trampoline of its own, initialized like INIT does.  */

static void
localize_use (split *s, gcall *call, gcall *init, tree field)
{
  tree buffer = build_local (s->fun, TREE_TYPE (field), "trampoline",
			     gimple_location (call));
  SET_DECL_ALIGN (buffer, MAX (DECL_ALIGN (buffer), DECL_ALIGN (field)));
  TREE_ADDRESSABLE (buffer) = 1;
  s->stack_vars.safe_push (buffer);
  tree address = build_fold_addr_expr (buffer);
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  emitter e = { &gsi, gimple_location (call) };
  e.put (gimple_build_call (gimple_call_fndecl (init), 3, address,
			    unshare_expr (gimple_call_arg (init, 1)),
			    unshare_expr (gimple_call_arg (init, 2))));
  gimple_call_set_arg (call, 0, address);
  update_stmt (call);
}

/* Let the use CALL of a trampoline give the address FN instead.  */

static void
bypass_use (gcall *call, tree fn)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  emitter e = { &gsi, gimple_location (call) };
  if (tree lhs = gimple_call_lhs (call))
    e.assign (lhs, fold_convert (TREE_TYPE (lhs), fn));
  remove_marker (&gsi);
}

/* The function whose trampoline the call INIT makes, if it captures nothing; else
   null.  */

static tree
function_without_chain (const gcall *init)
{
  tree fn = gimple_call_arg (init, 1);
  return (TREE_CODE (fn) == ADDR_EXPR
	  && static_chain_unused_p (TREE_OPERAND (fn, 0)) ? fn : NULL_TREE);
}

/* Let the heap trampolines of S be none, if no function behind them captures
   anything: a deletion does not tell of which it is.  */

static void
bypass_heap_trampolines (split *s)
{
  hash_map<tree, tree> functions;
  auto_vec<gimple *> dead, loads;
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (heap_trampoline_created_p (stmt))
	  {
	    const gcall *init = as_a <gcall *> (stmt);
	    tree field = trampoline_field (gimple_call_arg (init, 2));
	    tree fn = function_without_chain (init);
	    if (!field || !fn)
	      return;
	    functions.put (field, fn);
	    dead.safe_push (stmt);
	  }
	else if (heap_trampoline_deleted_p (stmt))
	  dead.safe_push (stmt);
	else if (gimple_assign_load_p (stmt)
		 && TREE_CODE (gimple_assign_rhs1 (stmt)) == COMPONENT_REF)
	  loads.safe_push (stmt);
      }
  if (functions.is_empty ())
    return;
  for (gimple *load : loads)
    if (tree *fn = functions.get (TREE_OPERAND (gimple_assign_rhs1 (load), 1)))
      {
	tree type = TREE_TYPE (gimple_assign_lhs (load));
	gimple_stmt_iterator gsi = gsi_for_stmt (load);
	gimple_assign_set_rhs_from_tree (&gsi, fold_convert (type, *fn));
	update_stmt (gsi_stmt (gsi));
      }
  for (gimple *stmt : dead)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      remove_marker (&gsi);
    }
  mark_virtual_operands_for_renaming (s->fun);
  update_ssa (TODO_update_ssa_only_virtuals);
}

void
lower_trampolines (split *s)
{
  bypass_heap_trampolines (s);
  hash_map<tree, gcall *> inits;
  auto_vec<gcall *> uses, dead;
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (gimple_call_builtin_p (stmt, BUILT_IN_ADJUST_TRAMPOLINE))
	  uses.safe_push (as_a <gcall *> (stmt));
	else if (gimple_call_builtin_p (stmt, BUILT_IN_INIT_TRAMPOLINE))
	  if (tree field = trampoline_field (gimple_call_arg (stmt, 0)))
	    {
	      inits.put (field, as_a <gcall *> (stmt));
	      dead.safe_push (as_a <gcall *> (stmt));
	    }
      }
  for (gcall *use : uses)
    {
      tree field = trampoline_field (gimple_call_arg (use, 0));
      gcall **init = field ? inits.get (field) : NULL;
      if (!init)
	continue;
      if (tree fn = function_without_chain (*init))
	bypass_use (use, fn);
      else
	localize_use (s, use, *init, field);
    }
  for (gcall *init : dead)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (init);
      remove_marker (&gsi);
    }
  if (!dead.is_empty ())
    {
      mark_virtual_operands_for_renaming (s->fun);
      update_ssa (TODO_update_ssa_only_virtuals);
    }
}
