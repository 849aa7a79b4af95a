/* Who polls what a root awaits?  Its method, without a step.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A root knows whether the innermost frame of its chain waits for a future that is where it is
   in most frames (enum co__wake of <cogen/abi.h>).  The method of all such coroutines is the
   runtime's co__wake (libco-rt/chain.c), which polls that future by itself.  Where the frame
   is elided, and the coroutine is called directly, this is called:

	int f.direct (frame, context, out)
	{
	  if (frame->wake != CO__WAKE_OWN)
	    return co__wake (frame, context, out);
	  frame->wake = CO__WAKE_POLLING;
	  if (frame->awaited.vtable->poll (frame->awaited.self, context, &frame->result) == 0)
	    { frame->wake = CO__WAKE_OWN; return 0; }
	  return co__wake_ready (frame, context, out);
	}

   It is inlined there, so what only a ready future needs is no value that is kept: the frame,
   the context and the place of the result are variables of the caller.

   Input: a split coroutine with a step that polls (functions/wake.cc).  That step remains: for
   what waits elsewhere in its frame, and for what is the innermost frame of a root that has
   another method.  */

#include "support/edit.h"
#include "functions/functions.h"
#include "support/abi.h"
#include "support/frame-ref.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/options.h"
#include "support/queries.h"
#include "support/runtime-calls.h"
#include "support/waits.h"

tree
wake_function (const char *called)
{
  tree p = ptr_type_node;
  tree type = build_function_type_list (integer_type_node, p, p, p, NULL_TREE);
  return runtime_function (called, type, false);
}

/* Append to B: return what the runtime's function CALLED returns for VALUE.  */

static void
return_wake (function_builder *b, const char *called, const tree *value)
{
  gcall *call = gimple_build_call (wake_function (called), 3, value[0], value[1],
				   value[2]);
  tree result = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, result);
  gimple_call_set_tail (call, true);
  b->e.put (call);
  b->ret (result);
}

/* Append to B: the frame FRAME, a root, is woken by WAKE.  */

static void
append_wake (function_builder *b, tree frame, enum co__wake wake)
{
  b->e.assign (build_slot_ref (frame, unsigned_type_node, frame_wake_offset ()),
	       build_int_cst (unsigned_type_node, wake));
}

tree
build_direct_wake (const coroutine *co)
{
  if (!awaited_in_place_p (waits_of (co)) || cogen_opts.check_frames)
    return NULL_TREE;
  tree decl = build_sibling_decl (co->ramp, "direct");
  if (not_inlined_p ())
    call_by_own_name (decl);
  DECL_ARGUMENTS (decl) = NULL_TREE;
  function_builder b (decl, integer_type_node);
  static const char *const names[] = { "frame", "context", "out" };
  tree value[3];
  for (int i = 0; i < 3; i++)
    value[i] = b.add_parm (names[i], ptr_type_node);
  b.begin ();
  for (tree &parm : value)
    parm = b.parm_value (parm);
  tree wake = b.e.name (unsigned_type_node,
			build_slot_ref (value[0], unsigned_type_node,
					frame_wake_offset ()));
  basic_block other, ready;
  b.branch (EQ_EXPR, wake, build_int_cst (unsigned_type_node, CO__WAKE_OWN), &other,
	    profile_probability::likely ());
  append_wake (&b, value[0], CO__WAKE_POLLING);
  tree place[2];
  unsigned HOST_WIDE_INT offsets[] = { frame_awaited_offset (),
				       frame_awaited_result_offset () };
  for (int i = 0; i < 2; i++)
    {
      place[i] = make_ssa_name (ptr_type_node);
      b.e.put (gimple_build_assign (place[i], POINTER_PLUS_EXPR, value[0],
				    size_int (offsets[i])));
    }
  tree status = build_poll (&b, place[0], value[1], place[1]);
  b.branch (LE_EXPR, status, build_int_cst (integer_type_node, CO_PENDING), &ready,
	    profile_probability::likely ());
  append_wake (&b, value[0], CO__WAKE_OWN);
  b.ret (status);
  b.enter (ready);
  return_wake (&b, "co__wake_ready", value);
  b.enter (other);
  return_wake (&b, "co__wake", value);
  b.finish ();
  return decl;
}
