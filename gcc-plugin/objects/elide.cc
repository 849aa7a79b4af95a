/* Elision: the frame of an object that stays inside is a local variable.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	it = range (0, 3);

   becomes

	frame[0] = START;  frame[lo] = 0;  frame[hi] = 3;
	it.self = &frame;  it.vtable = &range.vtable;

   which is what the ramp does, without its allocation.  The vtable is the
   one for placed frames: dropping the object does not release anything.  When
   the function is a coroutine itself, the variable becomes a slot of its
   frame, if it is live across a suspension, like any other.  */

#include "support/edit.h"
#include "objects/objects.h"
#include "support/frame-ref.h"
#include "support/queries.h"
#include "thread/thread.h"

/* Return a new variable of FUN for a frame of CALLEE, whose object is in
   OBJECT.  It is an array of bytes: slots may overlap, which the fields of a
   record must not.  */

static tree
build_frame_var (function *fun, const coroutine *callee, tree object,
		 location_t loc)
{
  unsigned HOST_WIDE_INT size = tree_to_uhwi (TYPE_SIZE_UNIT
					      (callee->frame_type));
  tree type = build_array_type_nelts (unsigned_char_type_node, size);
  tree var = build_local (fun, type, "frame", loc);
  SET_DECL_ALIGN (var, TYPE_ALIGN (callee->frame_type));
  DECL_USER_ALIGN (var) = 1;
  TREE_ADDRESSABLE (var) = 1;
  tree name = DECL_ARTIFICIAL (object) ? NULL_TREE : DECL_NAME (object);
  DECL_ATTRIBUTES (var) = tree_cons (get_identifier (FRAME_ATTRIBUTE),
				     tree_cons (name, callee->frame_type,
						tree_cons (NULL_TREE, callee->ramp,
							   NULL_TREE)),
				     NULL_TREE);
  return var;
}

/* The most statements that a function may have for its calls to be inlined
   wherever a frame that it works on is elided.  */
enum { INLINE_STATEMENTS = 200 };

/* Let calls of FN be inlined whatever their number.  */

static void
prefer_inline_fn (tree fn)
{
  if (DECL_UNINLINABLE (fn)
      || lookup_attribute ("noinline", DECL_ATTRIBUTES (fn)))
    return;
  DECL_DECLARED_INLINE_P (fn) = 1;
  DECL_NO_INLINE_WARNING_P (fn) = 1;
  DECL_DISREGARD_INLINE_LIMITS (fn) = 1;
}

/* An object of CALLEE has an elided frame in FLOW's function.  A loop over it
   dissolves only if all that gets the frame's address is inlined.  What is
   inlined into a coroutine counts as its own, so that a chain of coroutines is
   not inlined into each of its links.  -Og leaves each its own stack frame.
   Who has borrowed it, if it is LENT, polls it by its vtable.  */

static void
prefer_inline (object_flow *flow, const coroutine *callee, bool lent)
{
  if (not_inlined_p () || optimize_size
      || callee->resume_statements > INLINE_STATEMENTS
      || callee->drop_statements > INLINE_STATEMENTS)
    return;
  prefer_inline_fn (callee->drop);
  if (flow->self)
    flow->self->drop_statements += callee->drop_statements;
  if (lent)
    return;
  prefer_inline_fn (callee->direct);
  /* What waits for anybody polls in its step, and goes on in the body, which tells the
     runtime where the frame is.  */
  prefer_inline_fn (callee->step ? callee->step : callee->body);
  if (flow->self)
    flow->self->resume_statements += callee->resume_statements;
}

/* Let the world know ADDRESS at E, as it knows that of a frame on the heap.  Where a
   function is returned to, the variables that GCC keeps in registers are
   indeterminate, which C lets the user's be; but an object is in the state that its
   last step has left.

	it = range (0, 9);
	setjmp (place);
	while (co_next (&it, &x))
	  may_longjmp (place);  */

static void
escape_frame (emitter *e, tree address)
{
  vec<tree, va_gc> *inputs = NULL, *clobbers = NULL;
  tree constraint = build_tree_list (NULL_TREE, build_string (2, "g"));
  vec_safe_push (inputs, build_tree_list (constraint, address));
  vec_safe_push (clobbers,
		 build_tree_list (NULL_TREE, build_string (7, "memory")));
  gasm *text = gimple_build_asm_vec ("", inputs, NULL, clobbers, NULL);
  gimple_asm_set_volatile (text, true);
  e->put (text);
}

/* Build the frame of SITE in a variable of FLOW's function.  */

void
elide_site (object_flow *flow, creation_site *site)
{
  gcall *call = site->call;
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  emitter e = { &gsi, gimple_location (call) };
  site->frame = build_frame_var (flow->fun, site->callee,
				 flow->vars[site->var], e.loc);
  auto_vec<tree> args;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    args.safe_push (gimple_call_arg (call, i));
  tree address = build_fold_addr_expr (site->frame);
  build_frame_init (&e, site->callee, address, site->callee->placed_vtable, args,
		    gimple_call_chain (call));
  if (returned_to_p (flow->fun))
    escape_frame (&e, unshare_expr (address));
  build_object (&e, flow->vars[site->var], address,
		site->callee->placed_vtable);
  prefer_inline (flow, site->callee, flow->lent_p (flow->vars[site->var]));
  note_elided_frame (flow->fun->decl);
  remove_stmt_from_eh_lp (call);
  remove_marker (&gsi);
}
