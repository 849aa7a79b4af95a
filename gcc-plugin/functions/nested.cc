/* Nested frames: a coroutine that delegates to a call of itself.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_yield_from (walk (n->left));		in walk itself

   What the call makes is linked at once (functions/link.cc), so nobody else ever has the
   object, and the frames end in the opposite order of their making.  The call
   becomes one of another ramp,

	walk.nested (outer, n)

   which asks the runtime for a place right behind OUTER, the delegating frame
   (libco-rt/nest.c), in place of co_frame_alloc.  Its objects have a vtable of
   their own, whose drop gives the place back.

   1. nest_call, in the lowering of the delegation, replaces the call.
   2. build_nested, once the frame's layout is known, builds the ramp and the
      vtable.  */

#include "support/edit.h"
#include "delegation/delegation.h"
#include "objects/objects.h"
#include "support/function-builder.h"

/* The statement that is executed right before STMT, debug statements and ends
   of variables' lives aside; null if there are several.  */

static gimple *
statement_before (gimple *stmt)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  basic_block bb = gsi_bb (gsi);
  for (gsi_prev_nondebug (&gsi);; gsi_prev_nondebug (&gsi))
    {
      while (gsi_end_p (gsi))
	{
	  if (!single_pred_p (bb) || !gimple_seq_empty_p (phi_nodes (bb))
	      || !(single_pred_edge (bb)->flags & EDGE_FALLTHRU)
	      || single_pred (bb) == ENTRY_BLOCK_PTR_FOR_FN (cfun))
	    return NULL;
	  bb = single_pred (bb);
	  gsi = gsi_last_nondebug_bb (bb);
	}
      if (!gimple_clobber_p (gsi_stmt (gsi)))
	return gsi_stmt (gsi);
    }
}

/* Return the call right before D's marker that makes the object OBJECT of CO
   itself, the coroutine that D is in, or null.  */

static gcall *
own_call (delegation *d, const coroutine *co, tree object)
{
  /* objects/private.cc says what may not be allocated.  */
  if (lookup_attribute (NO_ALLOC_ATTRIBUTE, DECL_ATTRIBUTES (co->ramp)))
    return NULL;
  gimple *stmt = statement_before (d->marker);
  gcall *call = stmt ? dyn_cast <gcall *> (stmt) : NULL;
  if (!call || gimple_call_fndecl (call) != co->ramp
      || gimple_call_lhs (call) != object || gimple_call_chain (call)
      || !arguments_match_p (call, co->ramp))
    return NULL;
  cgraph_node *node = cgraph_node::get (co->ramp);
  return node->get_availability () > AVAIL_INTERPOSABLE ? call : NULL;
}

/* Return the declaration of CO's other ramp.  */

static tree
nested_decl (coroutine *co)
{
  if (co->nested)
    return co->nested;
  tree decl = co->nested = build_sibling_decl (co->ramp, "nested");
  DECL_IGNORED_P (decl) = 1;	/* Debuggers would take it for the body.  */
  DECL_ARGUMENTS (decl) = NULL_TREE;
  auto_vec<tree> types;
  types.safe_push (ptr_type_node);
  for (tree parm = DECL_ARGUMENTS (co->ramp); parm; parm = DECL_CHAIN (parm))
    types.safe_push (TREE_TYPE (parm));
  TREE_TYPE (decl) = build_function_type_array (TREE_TYPE (TREE_TYPE (co->ramp)),
						types.length (),
						types.address ());
  return decl;
}

bool
nest_call (delegation *d, coroutine *co, tree object)
{
  gcall *call = co ? own_call (d, co, object) : NULL;
  if (!call || !within_limit_p ())
    return false;
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  gcall *self = build_marker_call (d, MARKER_FRAME, "co_frame", ptr_type_node);
  tree frame = make_ssa_name (ptr_type_node);
  gimple_call_set_lhs (self, frame);
  emitter e = { &gsi, gimple_location (call) };
  e.put (self);
  auto_vec<tree> args;
  args.safe_push (frame);
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    args.safe_push (gimple_call_arg (call, i));
  dump_note (gimple_location (call), "frame of %qD is nested", co->ramp);
  replace_call (&gsi, gimple_build_call_vec (nested_decl (co), args));
  return true;
}

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
	    build_int_cst (integer_type_node, STATE_FINISHED), &finished,
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
			      FLAG_NESTED);
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
