/* What does a step tell the runtime of the chain it is in?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	CHAIN (self, vtable, &value)
   =>	co__link (frame, OFFSET of value, self, vtable, root);

   and it returns co__again (...) after that, co__finish (...) at its end, and
   drops what it has linked by co__drop_chain (frame).  Who lets others run returns
   co__yields (...), the last thing that it does.

   Input: a marker about the chain, or the values that a step has as its
   parameters.  Output: calls at an emitter's place.

   The invariant: ROOT is passed on as it came.  Its lowest bit is set where
   nobody further out runs a loop; only the runtime looks at that, and
   build_untagged clears it.

   delegation/chain.cc says what a chain is, libco-rt/chain.c what the runtime
   does there.  */

#include "support/edit.h"
#include "support/abi.h"
#include "support/chain-calls.h"
#include "support/frame-ref.h"
#include "support/runtime-calls.h"

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

void
lower_unchain (emitter *e, gcall *call, tree frame)
{
  auto_vec<tree> args;
  args.safe_push (frame);
  gcall *stmt = build_runtime_call ("co__drop_chain", void_type_node, args);
  e->put (stmt);
  copy_eh (call, stmt);
}

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

tree
build_turn (emitter *e, tree context)
{
  auto_vec<tree> args;
  args.safe_push (context);
  return build_runtime_value (e, "co__yields", args);
}

tree
build_again (emitter *e, tree context, tree out, tree root)
{
  auto_vec<tree> args;
  args.safe_push (context);
  args.safe_push (out);
  args.safe_push (root);
  return build_runtime_value (e, "co__again", args);
}

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

tree
build_untagged (emitter *e, tree tagged)
{
  tree word = pointer_sized_int_node, bits = e->convert (word, tagged);
  tree masked = e->name (word, build2 (BIT_AND_EXPR, word, bits,
				       build_int_cst (word, -2)));
  return e->convert (ptr_type_node, masked);
}

tree
build_result_address (emitter *e, tree frame, tree out, tree tagged)
{
  tree root = build_untagged (e, tagged);
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
