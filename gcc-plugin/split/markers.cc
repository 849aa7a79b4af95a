/* What a body asks or tells about itself, while it becomes a state machine.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	x = arg ();		x = *(A *) arg;
	return_marker (v);	*(R *) result = v;
	return;			frame->state = FINISHED; return READY;

   These are the markers that do not suspend; split/rewrite.cc does those that
   do.  */

#include "support/edit.h"
#include "split/machine.h"
#include "support/abi.h"
#include "support/chain-calls.h"
#include "support/frame-ref.h"
#include "support/runtime-calls.h"
#include "support/shapes.h"

unsigned HOST_WIDE_INT
told_offset (const machine *m, tree address, location_t loc)
{
  if (TREE_CODE (address) != ADDR_EXPR)
    return 0;
  const slot *sl = slot_of (m->s, TREE_OPERAND (address, 0));
  gcc_assert (sl);
  if (sl->offset > HOST_WIDE_INT_C (0xffffffff))
    sorry_at (loc, "an awaited object or result behind the first 4 GiB of the frame of "
	      "%qD", m->s->co->ramp);
  return sl->offset;
}

/* Replace the MARKER_CHAIN at *GSI.  */

static void
rewrite_chain (machine *m, gimple_stmt_iterator *gsi)
{
  gcall *call = as_a <gcall *> (gsi_stmt (*gsi));
  emitter e = { gsi, gimple_location (call) };
  unsigned HOST_WIDE_INT offset
    = told_offset (m, gimple_call_arg (call, 2), e.loc);
  lower_chain (&e, call, m->frame, resume_parm_value (m, PARM_ROOT), offset);
  remove_marker (gsi);
}

/* Where the result of M's coroutine goes, computed at E.  The method of a generator that
   links has left it in the frame: a step has no parameter for it.  */

static tree
result_value (machine *m, emitter *e)
{
  if (!linkable_p (m))
    return resume_parm_value (m, PARM_RESULT);
  tree of_root = (m->s->co->t.kind == TRAIT_GENERATOR
		  ? e->name (ptr_type_node, build_slot_ref (m->frame, ptr_type_node,
							    frame_result_offset ()))
		  : resume_parm_value (m, PARM_RESULT));
  return build_result_address (e, m->frame, of_root, resume_parm_value (m, PARM_ROOT));
}

/* Replace the marker at *GSI, one that asks or tells something about the
   coroutine itself.  */

static void
rewrite_marker (machine *m, gimple_stmt_iterator *gsi)
{
  gcall *call = as_a <gcall *> (gsi_stmt (*gsi));
  tree lhs = gimple_call_lhs (call), value = NULL_TREE, type;
  emitter e = { gsi, gimple_location (call) };
  switch (marker_code (call))
    {
    case MARKER_INITIAL:
      if (lhs)
	replace_name (lhs, m->mode);
      remove_marker (gsi);
      return;
    case MARKER_FRAME:
      value = m->frame;
      break;
    case MARKER_CONTEXT:
      value = resume_parm_value (m, PARM_CONTEXT);
      break;
    case MARKER_ITEM_ADDRESS:
      value = resume_parm_value (m, PARM_ITEM);
      break;
    case MARKER_ARG:
      type = m->s->co->t.arg;
      value = build2 (MEM_REF, type, resume_parm_value (m, PARM_ARG),
		      build_zero_cst (build_pointer_type (type)));
      break;
    case MARKER_CHAIN:
      rewrite_chain (m, gsi);
      return;
    case MARKER_UNCHAIN:
      lower_unchain (&e, call, m->frame);
      remove_stmt_from_eh_lp (call);
      remove_marker (gsi);
      return;
    case MARKER_UNWAIT:
      lower_unwait (&e, call, m->frame);
      remove_stmt_from_eh_lp (call);
      remove_marker (gsi);
      return;
    case MARKER_RETURN:
      if (gimple_call_num_args (call) > 0)
	{
	  type = m->s->co->t.result;
	  tree result = gimple_call_arg (call, 0);
	  tree to = result_value (m, &e);
	  e.assign (build2 (MEM_REF, type, to,
			    build_zero_cst (build_pointer_type (type))),
		    is_gimple_reg_type (type) ? e.convert (type, result)
					      : result);
	}
      break;
    default:
      gcc_unreachable ();
    }
  if (lhs)
    e.assign (lhs, TREE_CODE (value) == SSA_NAME
		   ? e.convert (TREE_TYPE (lhs), value) : value);
  remove_marker (gsi);
}

/* Let the end of a body that lacks a result, the marker CALL, panic.  */

static void
rewrite_end (machine *m, gcall *call)
{
  warning_at (gimple_location (call), OPT_Wreturn_type,
	      "control reaches the end of coroutine %qD, which has a result",
	      m->s->co->ramp);
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  edge e = split_block (gimple_bb (call), call);
  remove_edge (e);
  gsi = gsi_for_stmt (call);
  replace_call (&gsi, build_panic (coroutine_name_string (m->s->co->ramp),
				   CO__PANIC_NO_RESULT));
}

/* Let STMT, the user's return, say that the coroutine has finished.  */

static void
rewrite_return (machine *m, greturn *stmt)
{
  basic_block bb = gimple_bb (stmt);
  location_t loc = gimple_location (stmt);
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  gsi_remove (&gsi, true);
  remove_edge (single_succ_edge (bb));
  append_finish (m, bb, loc);
}

void
rewrite_markers (machine *m)
{
  auto_vec<gcall *> ends;
  auto_vec<greturn *> returns;
  basic_block bb;
  FOR_EACH_BB_FN (bb, m->s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); )
      {
	gimple *stmt = gsi_stmt (gsi);
	switch (marker_code (stmt))
	  {
	  case MARKER_INITIAL: case MARKER_CONTEXT: case MARKER_ARG:
	  case MARKER_RETURN: case MARKER_ITEM_ADDRESS: case MARKER_CHAIN:
	  case MARKER_UNCHAIN: case MARKER_UNWAIT: case MARKER_FRAME:
	    rewrite_marker (m, &gsi);
	    continue;
	  case MARKER_END:
	    ends.safe_push (as_a <gcall *> (stmt));
	    break;
	  default:
	    break;
	  }
	if (greturn *ret = dyn_cast <greturn *> (stmt))
	  returns.safe_push (ret);
	gsi_next (&gsi);
      }
  for (greturn *ret : returns)
    rewrite_return (m, ret);
  for (gcall *call : ends)
    rewrite_end (m, call);
}
