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
#include "support/abi.h"
#include "support/frame-ref.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/runtime-calls.h"

static HOST_WIDE_INT
pointer_size (void)
{
  return int_size_in_bytes (ptr_type_node);
}

/* GCC would find that what is in front of a frame, or behind it, is outside of the variable
   that a root may be; but that a nested frame is none it cannot find.  */

tree
hide_origin (emitter *e, tree frame, tree where)
{
  tree hidden = make_ssa_name (ptr_type_node);
  auto constrain = [] (const char *constraint, tree value)
    {
      tree string = build_string (strlen (constraint) + 1, constraint);
      return build_tree_list (build_tree_list (NULL_TREE, string), value);
    };
  vec<tree, va_gc> *inputs = NULL, *outputs = NULL;
  vec_safe_push (outputs, constrain ("=r", hidden));
  vec_safe_push (inputs, constrain ("0", e->convert (ptr_type_node, frame)));
  if (where)
    vec_safe_push (inputs, constrain ("r", where));
  gasm *nothing = gimple_build_asm_vec ("", inputs, outputs, NULL, NULL);
  SSA_NAME_DEF_STMT (hidden) = nothing;
  e->put (nothing);
  return hidden;
}

/* The word in front of the nested frame at FRAME, loaded at E: its chunk, with bit 0 set if
   it is the first one there.  */

static tree
load_chunk (emitter *e, tree frame)
{
  return e->name (pointer_sized_int_node,
		  build_slot_ref (frame, pointer_sized_int_node,
				  -pointer_size ()));
}

gcond *
build_nested_test (emitter *e, tree frame, tree vtable)
{
  tree found = e->name (ptr_type_node, build_slot_ref (frame, ptr_type_node,
						       frame_vtable_offset ()));
  return gimple_build_cond (EQ_EXPR, found,
			    build_fold_addr_expr_with_type (vtable, ptr_type_node),
			    NULL_TREE, NULL_TREE);
}

gcond *
build_first_test (emitter *e, tree frame)
{
  tree word = pointer_sized_int_node;
  tree chunk = load_chunk (e, hide_origin (e, frame, NULL_TREE));
  tree first = e->name (word, build2 (BIT_AND_EXPR, word, chunk, build_one_cst (word)));
  return gimple_build_cond (NE_EXPR, first, build_zero_cst (word), NULL_TREE, NULL_TREE);
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

/* How far a nested frame of CO is behind the one before it.  */

static HOST_WIDE_INT
distance (const coroutine *co)
{
  return ROUND_UP (int_size_in_bytes (co->frame_type) + pointer_size (),
		   (HOST_WIDE_INT) TYPE_ALIGN_UNIT (co->frame_type));
}

/* The address BASE + OFFSET, computed at E.  */

static tree
add_offset (emitter *e, tree base, HOST_WIDE_INT offset)
{
  tree sum = make_ssa_name (ptr_type_node);
  e->put (gimple_build_assign (sum, POINTER_PLUS_EXPR, base, size_int (offset)));
  return sum;
}

gcond *
build_room_test (emitter *e, const coroutine *co, tree outer, nested_place *p)
{
  tree word = pointer_sized_int_node;
  p->outer = hide_origin (e, outer, NULL_TREE);
  p->chunk = e->name (word, build2 (BIT_AND_EXPR, word, load_chunk (e, p->outer),
				    build_int_cst (word, -2)));
  tree end = e->name (word, build2 (MEM_REF, word, e->convert (ptr_type_node, p->chunk),
				    build_zero_cst (build_pointer_type (word))));
  tree last = add_offset (e, p->outer, distance (co) + int_size_in_bytes (co->frame_type));
  return gimple_build_cond (GE_EXPR, end, e->convert (word, last), NULL_TREE, NULL_TREE);
}

tree
take_place (emitter *e, const coroutine *co, const nested_place &p)
{
  tree frame = add_offset (e, p.outer, distance (co));
  e->assign (build_slot_ref (frame, TREE_TYPE (p.chunk), -pointer_size ()), p.chunk);
  return frame;
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
  stay_in_step (co, vtable);
}
