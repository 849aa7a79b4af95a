/* How is a nested frame made and released?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	walk.nested (outer, n)	the ramp
	walk.unnest (frame)	the drop of its objects

   Input: a split coroutine whose NESTED is declared, because it delegates to a
   call of itself (delegation/nested-call.cc says when and why).  Output: that
   ramp, which asks the runtime for a place right behind OUTER, the delegating
   frame (libco-rt/nest.c), in place of co_frame_alloc; and a vtable for its
   objects, whose drop gives the place back.

   1. nest_call, in the lowering of the delegation, replaces the call.
   2. build_nested, once the frame's layout is known, builds the ramp and the
      vtable.

   The invariant: of the nested frames of one chain the last one made is the
   first to be released, finished or not.  */

#include "support/edit.h"
#include "functions/functions.h"
#include "support/frame-ref.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/runtime-calls.h"

/* Build `void walk.unnest (frame)
   { if (frame->state != FINISHED) walk.drop (frame);  co__unnest (frame); }'.
   Most frames of a chain come to their end.  */

static tree
build_unnest (coroutine *co)
{
  tree decl = build_sibling_decl (co->ramp, "unnest");
  call_by_own_name (decl);
  DECL_ARGUMENTS (decl) = NULL_TREE;
  function_builder b (decl, void_type_node);
  tree frame = b.add_parm ("frame", ptr_type_node);
  b.begin ();
  tree self = b.parm_value (frame);
  tree state = b.e.name (integer_type_node,
			 build_slot_ref (self, integer_type_node, 0));
  basic_block finished;
  b.branch (NE_EXPR, state,
	    build_int_cst (integer_type_node, CO__FINISHED), &finished,
	    profile_probability::unlikely ());
  b.call (co->drop, frame);
  redirect_fallthru (b.bb, finished);
  b.enter (finished);
  tree type = build_function_type_list (void_type_node, ptr_type_node,
					NULL_TREE);
  b.call (runtime_function ("co__unnest", type, false), frame);
  b.ret (NULL_TREE);
  b.finish ();
  return decl;
}

void
build_nested (coroutine *co)
{
  tree vtable = build_vtable (co, "nested_vtable", build_unnest (co),
			      CO__NESTED);
  function_builder b (co->nested, TREE_TYPE (TREE_TYPE (co->ramp)));
  tree outer = b.add_parm ("outer", ptr_type_node);
  auto_vec<tree> parms;
  add_ramp_parms (&b, co, &parms);
  b.begin ();
  tree type = build_function_type_list (ptr_type_node, ptr_type_node,
					size_type_node, size_type_node,
					NULL_TREE);
  tree frame = b.call (runtime_function ("co__nest", type, false), outer,
		       TYPE_SIZE_UNIT (co->frame_type),
		       size_int (TYPE_ALIGN_UNIT (co->frame_type)));
  return_allocated (&b, co, frame, vtable, parms);
  b.finish ();
}
