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

   A generator is never linked, nobody can delegate to it, and its items have
   another code than those of iterators; its method is a loop:

	do
	  {
	    r = frame->link ? co__run_chain (frame, yielded) : AGAIN;
	    if (r != AGAIN) return YIELDED;
	    r = walk.resume (frame, arg, yielded, result, frame);
	  }
	while (r == AGAIN);
	return r;

   The invariant: a step is entered at any depth with the same stack, so every
   call of one here is a tail call or in that loop.  */

#include "support/edit.h"
#include "functions/functions.h"
#include "support/abi.h"
#include "support/frame-ref.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/queries.h"
#include "support/runtime-calls.h"
#include "support/shapes.h"

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

/* Append to B: return FN (FRAME, context, out, its own frame | 1).  */

static void
return_step (run_builder *b, tree fn, tree type, tree frame)
{
  tree root = make_ssa_name (ptr_type_node);
  b->e.put (gimple_build_assign (root, POINTER_PLUS_EXPR, b->frame,
				 size_one_node));
  tree out = (b->co->t.kind == TRAIT_FUTURE ? b->argument (PARM_RESULT)
	      : b->argument (PARM_ITEM));
  gcall *call = gimple_build_call (fn, 4, frame, b->argument (PARM_CONTEXT),
				   out, root);
  if (type)
    gimple_call_set_fntype (call, type);
  tree result = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, result);
  gimple_call_set_tail (call, true);
  b->e.put (call);
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
  return_step (b, b->co->body, NULL_TREE, b->frame);
}

/* Build the method of a generator, always a root.  */

static void
build_loop (run_builder *b, tree link)
{
  tree again = build_int_cst (integer_type_node, CO__STEP_AGAIN);
  basic_block step, yielded, returned;
  b->branch (NE_EXPR, link, null_pointer_node, &step,
	     profile_probability::even ());
  basic_block chain = b->bb;
  auto_vec<tree> args;
  args.safe_push (b->frame);
  args.safe_push (b->argument (PARM_ITEM));
  tree chained = build_runtime_value (&b->e, "co__run_chain", args);
  b->branch (EQ_EXPR, chained, again, &yielded,
	     profile_probability::unlikely ());
  redirect_fallthru (b->bb, step);
  b->enter (yielded);
  b->ret (build_int_cst (integer_type_node, CO_YIELDED));
  b->enter (step);
  gcall *call = gimple_build_call (b->co->body, 5, b->frame,
				   b->argument (PARM_ARG),
				   b->argument (PARM_ITEM),
				   b->argument (PARM_RESULT), b->frame);
  tree stepped = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, stepped);
  b->e.put (call);
  b->branch (EQ_EXPR, stepped, again, &returned,
	     profile_probability::unlikely ());
  redirect_fallthru (b->bb, chain);
  b->enter (returned);
  b->ret (stepped);
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
  build (&b, link);
  b.finish ();
  return decl;
}

/* Build CO's method around its step.  */

void
build_run (coroutine *co)
{
  if (co->t.kind == TRAIT_GENERATOR)
    co->resume = co->direct = build_caller (co, "run", build_loop);
  else
    {
      co->resume = build_caller (co, "run", build_jump);
      co->direct = build_caller (co, "direct", build_direct_jump);
    }
}
