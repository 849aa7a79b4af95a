/* Linked delegation: depth costs nothing.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A coroutine that resumes what it delegates to in a loop passes each resume
   through every level, on the machine's stack.  So a coroutine that delegates
   to an object of unknown make, its own kind included, does not call it: it
   puts the object's frame in front of the *chain* of the root, the coroutine
   that somebody outside resumes, and returns.  Whoever resumes the root goes
   on with the innermost frame.

   Frames of such coroutines, and only those, begin with a struct co__frame:

	int state;
	unsigned offset;	where in the next outer frame the result goes
	void *link;		in the root: the innermost frame, null when it
				is the root itself; in the others: the next
				outer frame, null when that is the root
	void *vtable;		where the step is found

   No frame points to the root, so the root can move.

	obj = f;
	if (LINKS (&obj))
	  {
	    LINK (&obj, &value);
	    d = SUSPEND (LINKED);
	    if (d) { UNCHAIN (&value); return; }
	  }
	else the loop of delegation/lower.cc

   LINKS is false for an object that cannot be linked: one that somebody wrote
   by hand, a coroutine that delegates to nobody, a null object.  The loop runs
   these, one level deep.  It is false, too, for an object whose frame is
   elided: that frame lies in a frame that may move.  What the coroutine makes by
   calling itself needs no test and no loop (functions/nested.cc).

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

   Dropping a root first drops its chain, innermost first, also in a loop.  */

#include "support/edit.h"
#include "delegation/delegation.h"
#include "support/function-builder.h"

/* The methods of the four traits.  */
static const trait_shape method_shapes[] =
{
  /* TRAIT_ITERATOR: next (self, item)  */
  { { PARM_ITEM }, { -1, 1, -1 }, 0, true },
  /* TRAIT_FUTURE: poll (self, context, result)  */
  { { PARM_CONTEXT, PARM_RESULT }, { POLL_PENDING, -1, -1 }, POLL_READY,
    false },
  /* TRAIT_STREAM: poll_next (self, context, item)  */
  { { PARM_CONTEXT, PARM_ITEM }, { POLL_PENDING, POLL_READY, -1 }, POLL_DONE,
    true },
  /* TRAIT_GENERATOR: resume (self, arg, yielded, result)  */
  { { PARM_ARG, PARM_ITEM, PARM_RESULT }, { -1, STEP_YIELDED, -1 },
    STEP_RETURNED, false },
};

/* The steps of those that link: the same codes, and the root.  */
static const trait_shape step_shapes[] =
{
  { { PARM_CONTEXT, PARM_ITEM, PARM_ROOT },
    { -1, 1, STEP_AGAIN }, 0, true },
  { { PARM_CONTEXT, PARM_RESULT, PARM_ROOT },
    { POLL_PENDING, -1, STEP_AGAIN }, POLL_READY, false },
  { { PARM_CONTEXT, PARM_ITEM, PARM_ROOT },
    { POLL_PENDING, POLL_READY, STEP_AGAIN }, POLL_DONE, true },
  { { PARM_ARG, PARM_ITEM, PARM_RESULT, PARM_ROOT },
    { -1, STEP_YIELDED, STEP_AGAIN }, STEP_RETURNED, false },
};

const trait_shape *
shape_of (const coroutine *co)
{
  return co->links ? &step_shapes[co->t.kind] : &method_shapes[co->t.kind];
}

unsigned HOST_WIDE_INT
frame_link_offset (void)
{
  return ROUND_UP (2 * int_size_in_bytes (integer_type_node),
		   int_size_in_bytes (ptr_type_node));
}

unsigned HOST_WIDE_INT
frame_vtable_offset (void)
{
  return frame_link_offset () + int_size_in_bytes (ptr_type_node);
}

/* The size of what every frame of CO begins with.  */

unsigned HOST_WIDE_INT
frame_header_size (const coroutine *co)
{
  return (co->links
	  ? frame_vtable_offset () + int_size_in_bytes (ptr_type_node)
	  : int_size_in_bytes (integer_type_node));
}

/* True if FUN, whose operations on objects are lowered, may link one.  */

bool
function_links_p (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (marker_code (gsi_stmt (gsi)) == MARKER_CHAIN)
	return true;
  return false;
}

basic_block
append_link (delegation *d, basic_block again, tree value)
{
  tree address = value ? build_fold_addr_expr (value) : null_pointer_node;
  basic_block first = new_block (d->fun, d->head), wait = first;
  if (again)
    {
      gcall *links = build_marker_call (d, MARKER_LINKS, "co_links",
					boolean_type_node, d->object);
      tree linked = make_ssa_name (boolean_type_node);
      gimple_call_set_lhs (links, linked);
      append (first, links, d->loc);
      wait = new_block (d->fun, first);
      append_test (d, first, linked, 0, again, wait);
    }
  basic_block out = new_block (d->fun, wait);
  basic_block done = new_block (d->fun, out);
  append (wait, build_marker_call (d, MARKER_LINK, "co_link", void_type_node,
				   d->object, address,
				   build_int_cst (integer_type_node, !again)),
	  d->loc);
  append_suspend (d, wait, SUSPEND_LINKED, done, out);
  basic_block dropped
    = append_call (d, out, build_marker_call (d, MARKER_UNCHAIN, "co_drop",
					      void_type_node, address));
  connect_join (d, dropped, 1);
  connect_join (d, done, 0);
  return first;
}

/* Return a call of the runtime's NAME, of RESULT_TYPE, with ARGS.  */

static gcall *
build_runtime_call (const char *name, tree result_type, const vec<tree> &args)
{
  auto_vec<tree> types;
  for (tree arg : args)
    types.safe_push (POINTER_TYPE_P (TREE_TYPE (arg)) ? ptr_type_node
						       : TREE_TYPE (arg));
  tree type = build_function_type_array (result_type, types.length (),
					 types.address ());
  tree fn = runtime_function (name, type, false);
  /* All but co__link may run what somebody has written.  */
  TREE_NOTHROW (fn) = 0;
  return gimple_build_call_vec (fn, args);
}

/* Return what the runtime's NAME, called at E with ARGS, returns.  */

static tree
build_runtime_value (emitter *e, const char *name, const vec<tree> &args)
{
  gcall *call = build_runtime_call (name, integer_type_node, args);
  tree value = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, value);
  e->put (call);
  return value;
}

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
  tree again = build_int_cst (integer_type_node, STEP_AGAIN);
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
  b->ret (build_int_cst (integer_type_node, STEP_YIELDED));
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
