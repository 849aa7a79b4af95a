/* What do vtables have to end an object?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Of a coroutine that may own anything, the drop function, and for boxed frames

	void f.destroy (frame)
	{ f.drop (frame); frame->state = FREED; co_frame_free (frame, SIZE, ALIGN); }

   Most own nothing, or what they await and nothing else.  Then a table says it all,
   which is there anyway (split/wait.cc), and the runtime does it, in 12 bytes
   instead of 60 to 150:

	void f.end (frame)	{ co__drop_frame (frame, &f.coroutine); }
	void f.destroy (frame)	{ co__destroy_frame (frame, &f.coroutine); }

   Direct calls go on calling f.drop, which can be inlined.  If there are none, GCC
   removes it.

   Input: a coroutine whose drop function is complete.  The decision reads that
   function alone (drops_by_table_p): in each state it must do what the table says,
   and nothing else that can be seen.

   Not in the checking mode, which counts on the drop function's twin; and where a
   debugger should see who drops, without optimization, only of what drops nothing.  */

#include "support/edit.h"
#include "functions/functions.h"
#include "support/frame-ref.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/options.h"
#include "support/queries.h"
#include "support/runtime-calls.h"
#include "support/waits.h"

/* True if nobody sees that STMT, in a drop function of the frame at FRAME, is not
   executed, if it does not call anything.  */

static bool
unseen_p (gimple *stmt, tree frame)
{
  switch (gimple_code (stmt))
    {
    case GIMPLE_LABEL:
    case GIMPLE_NOP:
    case GIMPLE_PREDICT:
    case GIMPLE_DEBUG:
    case GIMPLE_RETURN:
      return true;
    case GIMPLE_ASSIGN:
      break;
    default:
      return false;
    }
  if (gimple_clobber_p (stmt))
    return true;
  if (gimple_has_volatile_ops (stmt))
    return false;
  tree lhs = gimple_assign_lhs (stmt);
  HOST_WIDE_INT state;
  if (TREE_CODE (lhs) == SSA_NAME
      || (stores_state_p (stmt, frame, &state) && state < 0))
    return true;
  tree base = get_base_address (lhs);
  return base && auto_var_p (base);
}

/* The offset that ADDRESS adds to FRAME; -1 if that is not what it is.  */

static HOST_WIDE_INT
offset_in_frame (tree address, tree frame)
{
  if (TREE_CODE (address) == SSA_NAME)
    {
      gassign *def = dyn_cast <gassign *> (SSA_NAME_DEF_STMT (address));
      if (!def)
	return -1;
      address = gimple_assign_rhs1 (def);
      if (gimple_assign_rhs_code (def) == POINTER_PLUS_EXPR && address == frame
	  && tree_fits_shwi_p (gimple_assign_rhs2 (def)))
	return tree_to_shwi (gimple_assign_rhs2 (def));
    }
  if (TREE_CODE (address) != ADDR_EXPR)
    return -1;
  tree ref = TREE_OPERAND (address, 0);
  if (TREE_CODE (ref) != MEM_REF || TREE_OPERAND (ref, 0) != frame)
    return -1;
  return tree_to_shwi (TREE_OPERAND (ref, 1));
}

/* The offset of what STMT drops in the frame at FRAME, by a call of
   co__drop_awaited; -1 if it is none.  */

static HOST_WIDE_INT
dropped_by (gimple *stmt, tree frame)
{
  tree fn = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  if (!fn || !id_equal (DECL_NAME (fn), "co__drop_awaited")
      || gimple_call_arg (stmt, 0) != frame)
    return -1;
  return offset_in_frame (gimple_call_arg (stmt, 1), frame);
}

/* True if what is executed from BB on drops the object at AWAITED in the frame at
   FRAME, or nothing if that is -1, and otherwise is not seen.  */

static bool
drops_only_p (basic_block bb, tree frame, HOST_WIDE_INT awaited)
{
  for (;; bb = single_succ (bb))
    {
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (awaited >= 0 && dropped_by (gsi_stmt (gsi), frame) == awaited)
	  awaited = -1;
	else if (!unseen_p (gsi_stmt (gsi), frame))
	  return false;
      if (!single_succ_p (bb))
	return false;
      if (single_succ (bb)->index == EXIT_BLOCK)
	return awaited < 0;
    }
}

/* True if the table of waits says all that the drop function of CO does.  */

static bool
drops_by_table_p (const coroutine *co)
{
  if (cogen_opts.check_frames)
    return false;
  function *fun = DECL_STRUCT_FUNCTION (co->drop);
  tree frame = ssa_default_def (fun, DECL_ARGUMENTS (co->drop));
  tree waits = waits_of (co);
  bool plain = !optimize || optimize_debug;
  gswitch *dispatch = find_dispatch (fun);
  gcc_assert (dispatch);
  for (unsigned i = 1; i < gimple_switch_num_labels (dispatch); i++)
    {
      tree label = gimple_switch_label (dispatch, i);
      HOST_WIDE_INT state = tree_to_shwi (CASE_LOW (label));
      HOST_WIDE_INT awaited = state > 0 ? awaited_in (waits, state) : -1;
      if ((plain && awaited >= 0)
	  || !drops_only_p (label_to_block (fun, CASE_LABEL (label)), frame,
			    awaited))
	return false;
    }
  return true;
}

/* Return a function NAME.SUFFIX of CO that lets the runtime's function END end an
   object.  */

static tree
build_end (const coroutine *co, const char *suffix, const char *end)
{
  tree decl = build_sibling_decl (co->ramp, suffix);
  call_by_own_name (decl);
  /* Two instructions: room in front of them would be as much again.  */
  SET_DECL_ALIGN (decl, FUNCTION_BOUNDARY);
  DECL_USER_ALIGN (decl) = 1;
  DECL_ARGUMENTS (decl) = NULL_TREE;
  function_builder b (decl, void_type_node);
  tree frame = b.add_parm ("frame", ptr_type_node);
  b.begin ();
  tree type = build_function_type_list (void_type_node, ptr_type_node,
					const_ptr_type_node, NULL_TREE);
  b.call (runtime_function (end, type, false), frame,
	  build_fold_addr_expr_with_type (co->info, const_ptr_type_node));
  b.ret (NULL_TREE);
  b.finish ();
  return decl;
}

/* Build `void f.destroy (frame) { f.drop (frame); frame->state = FREED;
   co_frame_free (frame, size, align); }'.  Whoever still has a copy of the object finds
   that state there, until somebody else gets the memory.  */

static tree
build_destroy (const coroutine *co)
{
  tree decl = build_sibling_decl (co->ramp, "destroy");
  call_by_own_name (decl);
  DECL_ARGUMENTS (decl) = NULL_TREE;
  function_builder b (decl, void_type_node);
  tree frame = b.add_parm ("frame", ptr_type_node);
  b.begin ();
  b.call (co->drop, frame);
  b.e.assign (build_slot_ref (b.parm_value (frame), integer_type_node, 0),
	      build_int_cst (integer_type_node, CO__FREED));
  tree type = build_function_type_list (void_type_node, ptr_type_node,
					size_type_node, size_type_node,
					NULL_TREE);
  b.call (runtime_function ("co_frame_free", type, false), frame,
	  TYPE_SIZE_UNIT (co->frame_type),
	  size_int (TYPE_ALIGN_UNIT (co->frame_type)));
  b.ret (NULL_TREE);
  b.finish ();
  return decl;
}

tree
build_ends (coroutine *co)
{
  if (!drops_by_table_p (co))
    {
      co->destroy = build_destroy (co);
      return co->drop;
    }
  co->destroy = build_end (co, "destroy", "co__destroy_frame");
  return build_end (co, "end", "co__drop_frame");
}
