/* Variable-length arrays in coroutines live on the frame allocator.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	{ int a[n]; ... co_yield (a[0]); ... }

   reaches the middle end as

	saved = __builtin_stack_save ();
	a = __builtin_alloca_with_align (n * 4, 32);
	...
	__builtin_stack_restore (saved);

   with the restore on every way out of the scope, that of a drop included.
   The stack is gone after a suspension, so the three become operations on a
   list of blocks, whose head is a variable of the coroutine:

	saved = vlas;
	a = co__vla_push (&vlas, n * 4, 4, "name");
	...
	co__vla_pop (&vlas, saved);

   An outermost scope has no save and restore, so every return pops all.

   Boxed variables are in this list, too (frame/box.cc).

   It happens to all arrays of a coroutine or none: to all if any is live
   across a suspension.  A scope's restore must know of every array in it.  */

#include "support/edit.h"
#include "frame/frame.h"
#include "support/runtime-calls.h"
#include "support/split.h"

/* True if STMT allocates a variable-length array.  */

static bool
vla_alloca_p (gimple *stmt)
{
  return (is_gimple_call (stmt)
	  && gimple_call_builtin_p (stmt, BUILT_IN_ALLOCA_WITH_ALIGN)
	  && gimple_call_alloca_for_var_p (as_a <gcall *> (stmt)));
}

/* True if the name STMT defines is live across a suspension of S.  */

static bool
result_live_across_p (split *s, gimple *stmt)
{
  tree lhs = gimple_call_lhs (stmt);
  return (lhs && TREE_CODE (lhs) == SSA_NAME
	  && bitmap_bit_p (s->live.across, SSA_NAME_VERSION (lhs)));
}

/* Collect in CALLS what S's body does with arrays; true if one of them has to
   survive a suspension.  */

static bool
collect_vla_calls (split *s, vec<gcall *> *calls)
{
  bool across = false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (!vla_alloca_p (stmt)
	    && !gimple_call_builtin_p (stmt, BUILT_IN_STACK_SAVE)
	    && !gimple_call_builtin_p (stmt, BUILT_IN_STACK_RESTORE))
	  continue;
	calls->safe_push (as_a <gcall *> (stmt));
	across |= result_live_across_p (s, stmt);
      }
  return across;
}

/* Return a call that pushes a block of SIZE bytes with alignment ALIGN on S's
   list.  */

gcall *
build_vla_push (split *s, tree size, unsigned align)
{
  tree p = ptr_type_node;
  tree type = build_function_type_list (p, p, size_type_node, size_type_node,
					const_ptr_type_node, NULL_TREE);
  tree push = runtime_function ("co__vla_push", type, false);
  DECL_IS_MALLOC (push) = 1;
  return gimple_build_call (push, 4, build_fold_addr_expr (s->vla_head), size,
			    size_int (align),
			    coroutine_name_string (s->co->ramp));
}

/* Replace CALL, an allocation, by a push.  */

static void
lower_push (split *s, gcall *call)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  emitter e = { &gsi, gimple_location (call) };
  tree align = gimple_call_arg (call, 1);
  replace_call (&gsi, build_vla_push (s, e.convert (size_type_node,
						gimple_call_arg (call, 0)),
				  tree_to_uhwi (align) / BITS_PER_UNIT));
}

/* Insert at E: free the blocks of the list HEAD down to UNTIL.  */

static void
build_pop (emitter *e, tree head, tree until)
{
  tree type = build_function_type_list (void_type_node, ptr_type_node,
					ptr_type_node, NULL_TREE);
  e->put (gimple_build_call (runtime_function ("co__vla_pop", type, false), 2,
			     build_fold_addr_expr (head), until));
}

static void
lower_vla_call (split *s, gcall *call)
{
  tree head = s->vla_head;
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  emitter e = { &gsi, gimple_location (call) };
  if (vla_alloca_p (call))
    {
      lower_push (s, call);
      return;
    }
  if (gimple_call_builtin_p (call, BUILT_IN_STACK_SAVE))
    {
      if (tree lhs = gimple_call_lhs (call))
	e.assign (lhs, head);
    }
  else
    build_pop (&e, head, gimple_call_arg (call, 0));
  remove_marker (&gsi);
}

/* Make S's list of blocks, if there is none yet: empty at the start, before
   anything of the user's; what is left is freed at each return.  */

void
make_vla_list (split *s)
{
  if (s->vla_head)
    return;
  tree head = build_local (s->fun, ptr_type_node, "vlas",
			   DECL_SOURCE_LOCATION (s->co->ramp));
  TREE_ADDRESSABLE (head) = 1;
  s->vla_head = head;
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (gimple_code (gsi_stmt (gsi)) == GIMPLE_RETURN)
	{
	  emitter e = { &gsi, gimple_location (gsi_stmt (gsi)) };
	  build_pop (&e, head, null_pointer_node);
	}
  append (single_succ (ENTRY_BLOCK_PTR_FOR_FN (s->fun)),
	  gimple_build_assign (head, null_pointer_node),
	  DECL_SOURCE_LOCATION (s->co->ramp));
}

/* Let the arrays of S's body survive its suspensions; true if there are any
   that have to.  */

bool
lower_vlas (split *s)
{
  auto_vec<gcall *> calls;
  if (!collect_vla_calls (s, &calls))
    return false;
  make_vla_list (s);
  for (gcall *call : calls)
    lower_vla_call (s, call);
  s->fun->calls_alloca = 0;
  mark_virtual_operands_for_renaming (s->fun);
  update_ssa (TODO_update_ssa_only_virtuals);
  return true;
}
