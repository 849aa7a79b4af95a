/* What a step says to the runtime about the chain it is in.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   delegation/chain.cc says what a chain is, libco-rt/chain.c what the runtime
   does there.  */

#include "support/edit.h"
#include "split/machine.h"
#include "support/abi.h"
#include "support/frame-ref.h"
#include "support/runtime-calls.h"

/* Let FRAME's body, at E, put the object that the MARKER_CHAIN CALL names in
   ROOT's chain; its result goes to OFFSET in the frame.  */

void
lower_chain (emitter *e, gcall *call, tree frame, tree root,
	     unsigned HOST_WIDE_INT offset)
{
  auto_vec<tree> args;
  args.safe_push (frame);
  args.safe_push (build_int_cst (unsigned_type_node, offset));
  args.safe_push (gimple_call_arg (call, 0));
  args.safe_push (gimple_call_arg (call, 1));
  args.safe_push (root);
  gcall *stmt = build_runtime_call ("co__link", void_type_node, args);
  TREE_NOTHROW (gimple_call_fndecl (stmt)) = 1;
  e->put (stmt);
}

/* Let FRAME's drop function, at E, drop what the MARKER_UNCHAIN CALL finds in
   its chain.  */

void
lower_unchain (emitter *e, gcall *call, tree frame)
{
  auto_vec<tree> args;
  args.safe_push (frame);
  gcall *stmt = build_runtime_call ("co__drop_chain", void_type_node, args);
  e->put (stmt);
  copy_eh (call, stmt);
}

/* Let FRAME's drop function, at E, drop what the MARKER_UNWAIT CALL names.  */

void
lower_unwait (emitter *e, gcall *call, tree frame)
{
  auto_vec<tree> args;
  args.safe_push (frame);
  args.safe_push (gimple_call_arg (call, 0));
  gcall *stmt = build_runtime_call ("co__drop_awaited", void_type_node, args);
  e->put (stmt);
  copy_eh (call, stmt);
}

/* Return the value to return from a step that has linked something, computed
   at E.  */

tree
build_again (emitter *e, tree context, tree out, tree root)
{
  auto_vec<tree> args;
  args.safe_push (context);
  args.safe_push (out);
  args.safe_push (root);
  return build_runtime_value (e, "co__again", args);
}

/* The same from one that has finished; FINISHED is what its method returns
   then.  */

tree
build_finish (emitter *e, tree frame, tree context, tree out, tree root,
	      int finished)
{
  auto_vec<tree> args;
  args.safe_push (frame);
  args.safe_push (context);
  args.safe_push (out);
  args.safe_push (root);
  args.safe_push (build_int_cst (integer_type_node, finished));
  return build_runtime_value (e, "co__finish", args);
}

/* Return, computed at E, where the step of a future with the frame FRAME stores
   its result: in OUT if it is the root, else in the next outer frame.  */

tree
build_result_address (emitter *e, tree frame, tree out, tree tagged)
{
  tree word = pointer_sized_int_node, bits = e->convert (word, tagged);
  tree masked = e->name (word, build2 (BIT_AND_EXPR, word, bits,
				       build_int_cst (word, -2)));
  tree root = e->convert (ptr_type_node, masked);
  tree link = e->name (ptr_type_node, build_slot_ref (frame, ptr_type_node,
						      frame_link_offset ()));
  tree unsigned_type = unsigned_type_node;
  tree offset = e->name (unsigned_type,
			 build_slot_ref (frame, unsigned_type,
					 int_size_in_bytes (integer_type_node)));
  tree outer = make_ssa_name (ptr_type_node);
  tree linked = e->name (boolean_type_node,
			 build2 (NE_EXPR, boolean_type_node, link,
				 null_pointer_node));
  e->put (gimple_build_assign (outer, COND_EXPR, linked, link, root));
  tree place = make_ssa_name (ptr_type_node);
  e->put (gimple_build_assign (place, POINTER_PLUS_EXPR, outer,
			       e->convert (sizetype, offset)));
  tree self = e->convert (ptr_type_node, frame);
  tree is_root = e->name (boolean_type_node,
			  build2 (EQ_EXPR, boolean_type_node, self, root));
  tree result = make_ssa_name (ptr_type_node);
  e->put (gimple_build_assign (result, COND_EXPR, is_root, out, place));
  return result;
}
