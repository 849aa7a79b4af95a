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
   nothing.  Such a use gets the function itself, at every -O alike.  */

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

void
lower_trampolines (split *s)
{
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
      tree fn = gimple_call_arg (*init, 1);
      if (TREE_CODE (fn) == ADDR_EXPR && static_chain_unused_p (TREE_OPERAND (fn, 0)))
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
