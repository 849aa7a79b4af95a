/* Who runs the chain of a coroutine?  The method of one that may link.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Input: a split coroutine that links.  Output: the functions by which others
   resume it, in vtables and directly.  delegation/chain.cc says what a chain
   is.

   The body, as a function, is a *step*

	int walk.resume (frame, context, out, root)

   where OUT is where the root's item or result goes.  It returns what the
   trait's method does when it waits, or gives an item; when it links, and when
   it finishes, it returns what the runtime (libco-rt/chain.c) says:

	return co__again (context, out, root);
	return co__finish (frame, context, out, root, finished);

   and the method is a jump to the innermost frame's step:

	int walk.run (frame, item)
	{
	  f = frame->link ? frame->link : frame;
	  return f->vtable->step (f, 0, item, frame | 1);
	}

   with a variant for direct calls, walk.direct, that calls walk.resume where F
   is the frame itself, so that it can be inlined.

   A generator's method has two places for what it gives.  It leaves the second one in the
   root's frame, where the step of the root finds it:

	frame->result = result;
	return f->vtable->step (f, arg, yielded, frame | 1);

   With -fexceptions, what leaves a step by unwinding has run the cleanups of the
   innermost frame; co__unwind drops the others, from the inside out.  The root
   has finished then.

   The invariant: a step is entered at any depth with the same stack, so every
   call of one here is a tail call, but for the landing pad of the root's
   method.  */

#include "support/edit.h"
#include "functions/functions.h"
#include "support/abi.h"
#include "support/chain-calls.h"
#include "support/frame-ref.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/queries.h"
#include "support/runtime-calls.h"
#include "support/shapes.h"
#include "support/unwinding.h"

/* CO's method while it is built.  */
struct run_builder : function_builder
{
  run_builder (coroutine *, tree decl);
  tree argument (enum resume_parm) const;

  coroutine *co;
  tree frame;
  tree values[MAX_RESUME_PARMS];	/* Of the method's parameters.  */
};

run_builder::run_builder (coroutine *c, tree decl)
  : function_builder (decl, integer_type_node), co (c)
{
  static const char *const names[] = { "", "arg", "context", "item", "result" };
  const trait_shape *method = &method_shapes[co->t.kind];
  tree frame_parm = add_parm ("frame", ptr_type_node);
  tree parms[MAX_RESUME_PARMS];
  for (unsigned i = 0; i < MAX_RESUME_PARMS; i++)
    if (method->parms[i] != PARM_NONE)
      parms[i] = add_parm (names[method->parms[i]], ptr_type_node);
  begin ();
  frame = parm_value (frame_parm);
  for (unsigned i = 0; i < MAX_RESUME_PARMS; i++)
    if (method->parms[i] != PARM_NONE)
      values[i] = parm_value (parms[i]);
}

/* What the method gets as P, or null.  */

tree
run_builder::argument (enum resume_parm p) const
{
  const trait_shape *method = &method_shapes[co->t.kind];
  for (unsigned i = 0; i < MAX_RESUME_PARMS; i++)
    if (method->parms[i] == p)
      return values[i];
  return null_pointer_node;
}

static bool
generator_p (const run_builder *b)
{
  return b->co->t.kind == TRAIT_GENERATOR;
}

/* Append to B: return FN (FRAME, context, out, its own frame | 1).  */

static void
return_step (run_builder *b, tree fn, tree type, tree frame)
{
  tree root = make_ssa_name (ptr_type_node);
  b->e.put (gimple_build_assign (root, POINTER_PLUS_EXPR, b->frame,
				 size_one_node));
  tree out = (b->co->t.kind == TRAIT_FUTURE ? b->argument (PARM_RESULT)
	      : b->argument (PARM_ITEM));
  tree context = b->argument (generator_p (b) ? PARM_ARG : PARM_CONTEXT);
  gcall *call = gimple_build_call (fn, 4, frame, context, out, root);
  if (type)
    gimple_call_set_fntype (call, type);
  tree result = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, result);
  b->e.put (call);
  gimple_call_set_tail (call, !flag_exceptions);
  b->ret (result);
}

/* Append to B: return what the step of FRAME, found by its vtable, returns.  */

static void
return_step_of (run_builder *b, tree frame)
{
  tree type = build_function_type_list (integer_type_node, ptr_type_node,
					ptr_type_node, ptr_type_node,
					ptr_type_node, NULL_TREE);
  tree vtable = b->e.name (ptr_type_node,
			   build_slot_ref (frame, ptr_type_node,
					   frame_vtable_offset ()));
  tree step = b->e.name (build_pointer_type (type),
			 build_vtable_load (vtable, VTABLE_STEP,
					    build_pointer_type (type)));
  return_step (b, step, type, frame);
}

/* Build the method of a coroutine that may itself be linked.  */

static void
build_jump (run_builder *b, tree link)
{
  tree linked = b->e.name (boolean_type_node,
			   build2 (NE_EXPR, boolean_type_node, link,
				   null_pointer_node));
  tree frame = make_ssa_name (ptr_type_node);
  b->e.put (gimple_build_assign (frame, COND_EXPR, linked, link, b->frame));
  return_step_of (b, frame);
}

/* The same for direct calls: the coroutine's own step can be inlined.  */

static void
build_direct_jump (run_builder *b, tree link)
{
  basic_block alone;
  b->branch (NE_EXPR, link, null_pointer_node, &alone,
	     profile_probability::even ());
  return_step_of (b, link);
  b->enter (alone);
  return_step (b, b->co->step, NULL_TREE, b->frame);
}

/* Let what unwinds out of the step that B's function calls drop what is suspended
   further out in the chain.  */

static void
unwind_chain (run_builder *b)
{
  if (!flag_exceptions)
    return;
  auto_vec<gimple *> thrown, resuming;
  find_thrown_to_caller (cfun, &thrown, &resuming);
  tree type = build_function_type_list (void_type_node, ptr_type_node, NULL_TREE);
  clean_up_when_left (cfun, thrown,
		      gimple_build_call (runtime_function ("co__unwind", type,
							   false),
					 1, b->frame));
}

/* Build around CO's step a function that its method's callers may call; BUILD
   appends what it does.  Return its declaration, called NAME.SUFFIX.  */

static tree
build_caller (coroutine *co, const char *suffix,
	      void (*build) (run_builder *, tree link))
{
  tree decl = build_sibling_decl (co->ramp, suffix);
  if (not_inlined_p ())
    call_by_own_name (decl);
  DECL_ARGUMENTS (decl) = NULL_TREE;
  run_builder b (co, decl);
  tree link = b.e.name (ptr_type_node,
			build_slot_ref (b.frame, ptr_type_node,
					frame_link_offset ()));
  if (generator_p (&b))
    b.e.assign (build_slot_ref (b.frame, ptr_type_node, frame_result_offset ()),
		b.argument (PARM_RESULT));
  build (&b, link);
  unwind_chain (&b);
  b.finish ();
  return decl;
}

/* Build CO's method around its step.  */

void
build_run (coroutine *co)
{
  tree waking = build_waking_step (co);
  co->step = waking ? waking : co->body;
  if (tree direct = waking ? build_direct_wake (co) : NULL_TREE)
    {
      co->woken_by_root = true;
      co->resume = co->direct = direct;
      return;
    }
  co->resume = build_caller (co, "run", waking ? build_direct_jump : build_jump);
  co->direct = build_caller (co, "direct", build_direct_jump);
}
