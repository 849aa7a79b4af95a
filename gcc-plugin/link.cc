/* Linked delegation: depth costs nothing.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.

   A coroutine that resumes what it delegates to in a loop passes each resume
   through every level, on the machine's stack.  So a coroutine that delegates
   to an object of unknown make, its own kind included, does not call it: it
   puts the object's frame in front of the *chain* of the root, the coroutine
   that somebody outside resumes, and returns.  Whoever resumes the root goes
   on with the innermost frame.

   Frames of such coroutines, and only those, begin with

	int state;
	unsigned offset;	of the linkage in the next outer frame
	void *link;		in the root: the innermost frame, null when it
				is the root itself; in the others: the next
				outer frame, null when that is the root

   No frame points to the root, so the root can move.  The *linkage*, a
   variable of the outer frame, holds the object while it runs and, once it is
   done, its result.

	obj = f;
	if (LINKS (&obj))
	  {
	    LINK (&obj, &linkage);
	    d = SUSPEND (LINKED);
	    if (d) { UNCHAIN (&linkage); return; }
	    value = linkage;
	  }
	else the loop of delegate.cc

   LINKS is false for an object that cannot be linked: one that somebody wrote
   by hand, a coroutine that delegates to nobody, a null object.  The loop runs
   these, one level deep.  It is false, too, for an object whose frame is
   elided: that frame lies in a frame that may move.

   The body, as a function, becomes a *step*

	int walk.resume (frame, arg or context, item, result, root)

   that returns an enum step_result: what SUSPEND said, or that it is finished.
   The trait's method becomes

	bool walk.run (frame, item)
	{
	  r = DID_LINK;
	  do
	    {
	      if (frame->link)
		r = co__run_chain (frame, 0, item);
	      if (r == DID_LINK)
		r = walk.resume (frame, 0, item, 0, frame);
	    }
	  while (r == DID_LINK);
	  return the trait's own code for R;
	}

   with the chain's loop in the runtime (libco-rt/chain.c), and so a stack of
   constant depth at any -O.  Dropping a root first drops its chain, innermost
   first, also in a loop.  */

#include "edit.h"
#include "delegation.h"
#include "function-builder.h"

/* What a step did; enum co__step_result of <cogen/rt.h>.  */
enum step_result { DID_WAIT, DID_YIELD, DID_FINISH, DID_LINK };

/* The methods of the four traits, as the bodies that never link implement
   them.  */
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

/* The steps of those that do.  */
static const trait_shape step_shapes[] =
{
  { { PARM_UNUSED, PARM_ITEM, PARM_UNUSED, PARM_ROOT },
    { -1, DID_YIELD, DID_LINK }, DID_FINISH, true },
  { { PARM_CONTEXT, PARM_UNUSED, PARM_RESULT, PARM_ROOT },
    { DID_WAIT, -1, DID_LINK }, DID_FINISH, false },
  { { PARM_CONTEXT, PARM_ITEM, PARM_UNUSED, PARM_ROOT },
    { DID_WAIT, DID_YIELD, DID_LINK }, DID_FINISH, true },
  { { PARM_ARG, PARM_ITEM, PARM_RESULT, PARM_ROOT },
    { -1, DID_YIELD, DID_LINK }, DID_FINISH, false },
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

/* The size of what every frame of CO begins with.  */

unsigned HOST_WIDE_INT
frame_header_size (const coroutine *co)
{
  return (co->links
	  ? frame_link_offset () + int_size_in_bytes (ptr_type_node)
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

/* Return a variable that has room for an object of D's trait and, later, for
   its result of type RESULT.  */

static tree
build_linkage (delegation *d, tree result)
{
  tree object = d->t.type;
  unsigned HOST_WIDE_INT size = tree_to_uhwi (TYPE_SIZE_UNIT (object));
  unsigned align = TYPE_ALIGN (object);
  if (result)
    {
      size = MAX (size, tree_to_uhwi (TYPE_SIZE_UNIT (result)));
      align = MAX (align, TYPE_ALIGN (result));
    }
  tree type = build_array_type_nelts (unsigned_char_type_node, size);
  tree var = build_method_operand (d->fun, type, "linkage", d->loc);
  SET_DECL_ALIGN (var, align);
  DECL_USER_ALIGN (var) = 1;
  return var;
}

/* Append to BB: VALUE = what the linkage VAR holds.  */

static void
append_result (delegation *d, basic_block bb, tree value, tree var)
{
  tree type = TYPE_MAIN_VARIANT (TREE_TYPE (value));
  tree from = build2 (MEM_REF, type, build_fold_addr_expr (var),
		      build_zero_cst (build_pointer_type_for_mode
				      (char_type_node, VOIDmode, true)));
  if (is_gimple_reg_type (type))
    {
      tree name = make_ssa_name (type);
      append (bb, gimple_build_assign (name, from), d->loc);
      from = name;
    }
  append (bb, gimple_build_assign (value, from), d->loc);
}

basic_block
append_link (delegation *d, basic_block again, tree value)
{
  tree var = build_linkage (d, value ? TREE_TYPE (value) : NULL_TREE);
  tree address = build_fold_addr_expr (var);
  basic_block first = new_block (d->fun, d->head);
  gcall *links = build_marker_call (d, MARKER_LINKS, "co_links",
				    boolean_type_node, d->object);
  tree linked = make_ssa_name (boolean_type_node);
  gimple_call_set_lhs (links, linked);
  append (first, links, d->loc);
  basic_block wait = new_block (d->fun, first);
  basic_block out = new_block (d->fun, wait);
  basic_block done = new_block (d->fun, out);
  append_test (d, first, linked, 0, again, wait);
  append (wait, build_marker_call (d, MARKER_LINK, "co_link", void_type_node,
				   d->object, address), d->loc);
  append_suspend (d, wait, SUSPEND_LINKED, done, out);
  basic_block dropped
    = append_call (d, out, build_marker_call (d, MARKER_UNCHAIN, "co_drop",
					      void_type_node, address));
  append (dropped, build_clobber_of (var), d->loc);
  connect_join (d, dropped, 1);
  if (value)
    append_result (d, done, value, var);
  append (done, build_clobber_of (var), d->loc);
  connect_join (d, done, 0);
  return first;
}

/* Let FRAME's body, at E, put the object that the MARKER_CHAIN CALL names in
   ROOT's chain; its linkage is at OFFSET.  */

void
lower_chain (emitter *e, gcall *call, tree frame, tree root,
	     unsigned HOST_WIDE_INT offset)
{
  tree type = build_function_type_list (void_type_node, ptr_type_node,
					ptr_type_node, unsigned_type_node,
					ptr_type_node, const_ptr_type_node,
					NULL_TREE);
  gcall *stmt
    = gimple_build_call (runtime_function ("co__link", type, false), 5, root,
			 frame, build_int_cst (unsigned_type_node, offset),
			 gimple_call_arg (call, 0), gimple_call_arg (call, 1));
  e->put (stmt);
}

/* Let FRAME's drop function, at E, drop what the MARKER_UNCHAIN CALL finds in
   its chain.  */

void
lower_unchain (emitter *e, gcall *call, tree frame)
{
  tree type = build_function_type_list (void_type_node, ptr_type_node,
					NULL_TREE);
  tree drop = runtime_function ("co__drop_chain", type, false);
  TREE_NOTHROW (drop) = 0;
  gcall *stmt = gimple_build_call (drop, 1, frame);
  e->put (stmt);
  copy_eh (call, stmt);
}

/* Turn the result R of a step of CO, not DID_LINK, into what the method of
   CO's trait returns.  */

static tree
convert_step_result (function_builder *b, const coroutine *co, tree r,
		     tree type)
{
  enum tree_code code;
  switch (co->t.kind)
    {
    case TRAIT_ITERATOR:	/* DID_YIELD is true.  */
      code = BIT_AND_EXPR;
      break;
    case TRAIT_FUTURE:		/* DID_FINISH is READY.  */
      code = RSHIFT_EXPR;
      break;
    case TRAIT_GENERATOR:	/* DID_YIELD is YIELDED.  */
      code = MINUS_EXPR;
      break;
    default:			/* The same as enum co_poll.  */
      return r;
    }
  tree value = make_ssa_name (integer_type_node);
  b->e.put (gimple_build_assign (value, code, r, integer_one_node));
  return b->e.convert (type, value);
}

/* Return the argument that a step or a chain gets for P, given the method's
   PARMS.  */

static tree
step_argument (function_builder *b, const coroutine *co, const tree *parms,
	       enum resume_parm p)
{
  const trait_shape *method = &method_shapes[co->t.kind];
  for (unsigned i = 0; i < MAX_RESUME_PARMS; i++)
    if (method->parms[i] == p)
      return b->parm_value (parms[i]);
  return null_pointer_node;
}

/* Let FROM, which leads to one block, lead to TO instead.  */

static void
lead (basic_block from, basic_block to)
{
  remove_edge (single_succ_edge (from));
  make_single_succ_edge (from, to, EDGE_FALLTHRU);
}

/* Build CO's method around its step.  */

void
build_run (coroutine *co)
{
  static const char *const names[] = { "", "arg", "context", "item", "result" };
  const trait_shape *method = &method_shapes[co->t.kind];
  tree type = (co->t.kind == TRAIT_ITERATOR ? boolean_type_node
	       : integer_type_node);
  co->resume = build_sibling_decl (co->ramp, "run");
  if (not_inlined_p ())
    call_by_own_name (co->resume);
  DECL_ARGUMENTS (co->resume) = NULL_TREE;
  function_builder b (co->resume, type);
  tree frame_parm = b.add_parm ("frame", ptr_type_node);
  tree parms[MAX_RESUME_PARMS];
  for (unsigned i = 0; i < MAX_RESUME_PARMS; i++)
    if (method->parms[i] != PARM_NONE)
      parms[i] = b.add_parm (names[method->parms[i]], ptr_type_node);
  b.begin ();
  tree frame = b.parm_value (frame_parm);
  tree context = step_argument (&b, co, parms, PARM_CONTEXT);
  tree item = step_argument (&b, co, parms, PARM_ITEM);
  tree result = step_argument (&b, co, parms, PARM_RESULT);
  tree first = (co->t.kind == TRAIT_GENERATOR
		? step_argument (&b, co, parms, PARM_ARG) : context);
  tree again = build_int_cst (integer_type_node, DID_LINK);
  tree link = b.e.name (ptr_type_node,
			build_slot_ref (frame, ptr_type_node,
					frame_link_offset ()));
  /* The chain, while there is one.  */
  basic_block step, done;
  b.branch (NE_EXPR, link, null_pointer_node, &step,
	    profile_probability::even ());
  basic_block chain = b.bb;
  tree chain_type = build_function_type_list (integer_type_node, ptr_type_node,
					      ptr_type_node, ptr_type_node,
					      NULL_TREE);
  tree run_chain = runtime_function ("co__run_chain", chain_type, false);
  TREE_NOTHROW (run_chain) = 0;
  tree chained = b.call (run_chain, frame, context, item);
  basic_block chain_done;
  b.branch (EQ_EXPR, chained, again, &chain_done,
	    profile_probability::unlikely ());
  lead (b.bb, step);
  /* The root's own step.  */
  b.enter (step);
  gcall *call = gimple_build_call (co->body, 5, frame, first, item, result,
				   frame);
  tree stepped = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, stepped);
  b.e.put (call);
  b.branch (NE_EXPR, stepped, again, &done,
	    profile_probability::very_likely ());
  lead (done, chain);
  basic_block out = new_block (cfun, b.bb);
  make_edge (out, EXIT_BLOCK_PTR_FOR_FN (cfun), 0);
  lead (b.bb, out);
  lead (chain_done, out);
  tree r = make_ssa_name (integer_type_node);
  gphi *phi = create_phi_node (r, out);
  for (edge e : *out->preds)
    add_phi_arg (phi, e->src == chain_done ? chained : stepped, e,
		 UNKNOWN_LOCATION);
  b.enter (out);
  b.ret (convert_step_result (&b, co, r, type));
  b.finish ();
}
