/* How is a coroutine woken that waits for a future of unknown make?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int f.step (frame, context, out, root)
	{
	  state = frame->state;
	  if (state > 0)		it waits
	    {
	      frame->state = RUNNING;
	      if (frame->obj.vtable->poll (frame->obj.self, context, &frame->value) == 0)
		{ frame->state = state; return 0; }
	      return co__polled (frame, context, out, root, &f.waits[state - 1]);
	    }
	  return f.resume (frame, context, out, root);
	}

   Most wakes find that it still waits.  The body would save the registers that it needs
   for all that it does, and dispatch; this needs one.  One poll serves all states: where
   the object is is a constant if that is the same in all, else it is read in the table.
   What is polled has been polled before, so it is neither null nor of another version.  If
   it has been linked the runtime has put something in its place that can be polled.

   Input: a split coroutine that links, and its table of waits; repolls_p says when
   (support/waits.cc).  Output: its step.  The body, f.resume, then asks the runtime in each
   state that waits, and never polls by itself.

   The invariant: the body is entered in the state, and with the frame, that it would have
   without this.  When the future is ready its object is what the runtime takes for ready.

   The address of the body is in f.coroutine, for co__polled.  So GCC does not take it for a
   function that is called once, whose place is in the step.

   Not with exceptions: what is thrown by a poll must leave the body's scopes.  */

#include "support/edit.h"
#include "functions/functions.h"
#include "support/abi.h"
#include "support/frame-ref.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/queries.h"
#include "support/runtime-calls.h"
#include "support/waits.h"

/* A step while it is built.  */
struct step_builder
{
  function_builder b;
  repoll r;
  tree waits;
  tree value[4];		/* Of its parameters.  */
  tree state;
  tree wait;			/* The address of the entry, if it is needed.  */
  tree kept[4];			/* Where what the poll does not need is meanwhile.  */

  step_builder (tree decl) : b (decl, integer_type_node), wait (NULL_TREE) {}
};

/* Append to S the address of what the table has of the wait at hand.  */

static tree
build_wait (step_builder *s)
{
  tree first = build_fold_addr_expr_with_type (s->waits, const_ptr_type_node);
  if (s->r.state)
    return first;
  if (s->wait)
    return s->wait;
  tree wide = s->b.e.convert (size_type_node, s->state);
  tree bytes = make_ssa_name (size_type_node);
  s->b.e.put (gimple_build_assign (bytes, MULT_EXPR, wide,
				   size_int (wait_size ())));
  tree before = make_ssa_name (size_type_node);
  s->b.e.put (gimple_build_assign (before, MINUS_EXPR, bytes,
				   size_int (wait_size ())));
  s->wait = make_ssa_name (const_ptr_type_node);
  s->b.e.put (gimple_build_assign (s->wait, POINTER_PLUS_EXPR, first, before));
  return s->wait;
}

/* Append to S the address in the frame of what is at OFFSET, or where MEMBER of the entry,
   an unsigned, says.  */

static tree
build_place_in_frame (step_builder *s, HOST_WIDE_INT offset, int member)
{
  tree bytes = size_int (offset);
  if (offset < 0)
    {
      unsigned HOST_WIDE_INT at
	= member * int_size_in_bytes (unsigned_type_node);
      tree told = s->b.e.name (unsigned_type_node,
			       build_slot_ref (build_wait (s),
					       unsigned_type_node, at));
      bytes = s->b.e.convert (size_type_node, told);
    }
  tree place = make_ssa_name (ptr_type_node);
  s->b.e.put (gimple_build_assign (place, POINTER_PLUS_EXPR, s->value[0], bytes));
  return place;
}

static void
append_state (step_builder *s, tree state)
{
  s->b.e.assign (build_slot_ref (s->value[0], integer_type_node, 0), state);
}

tree
build_poll (function_builder *b, tree object, tree context, tree result)
{
  tree self = b->e.name (ptr_type_node, build_slot_ref (object, ptr_type_node, 0));
  tree vtable = b->e.name (ptr_type_node,
			   build_slot_ref (object, ptr_type_node,
					   int_size_in_bytes (ptr_type_node)));
  tree p3 = ptr_type_node;
  tree type = build_function_type_list (integer_type_node, p3, p3, p3,
					NULL_TREE);
  tree method = b->e.name (build_pointer_type (type),
			   build_vtable_load (vtable, VTABLE_METHOD,
					      build_pointer_type (type)));
  gcall *call = gimple_build_call (method, 3, self, context, result);
  gimple_call_set_fntype (call, type);
  tree status = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, status);
  b->e.put (call);
  return status;
}

/* Append to S: put on the stack what only who finds the future ready needs.  GCC would keep
   it in registers, and save these, at each wake.  */

static void
keep_values (step_builder *s)
{
  tree type = build_qualified_type (ptr_type_node, TYPE_QUAL_VOLATILE);
  for (int i = 1; i < 4; i++)
    {
      s->kept[i] = build_local (cfun, type, "kept", s->b.e.loc);
      TREE_THIS_VOLATILE (s->kept[i]) = TREE_SIDE_EFFECTS (s->kept[i]) = 1;
      s->b.e.assign (s->kept[i], s->value[i]);
    }
}

static void
restore_values (step_builder *s)
{
  for (int i = 1; i < 4; i++)
    {
      tree name = make_ssa_name (ptr_type_node);
      gassign *load = gimple_build_assign (name, s->kept[i]);
      gimple_set_has_volatile_ops (load, true);
      s->b.e.put (load);
      s->value[i] = name;
    }
}

/* Append to S: return what FN returns, the body or what is told about WAIT, if that is
   not null.  */

static void
return_call (step_builder *s, tree fn, tree wait)
{
  auto_vec<tree> args;
  for (int i = 0; i < 4; i++)
    args.safe_push (s->value[i]);
  if (wait)
    args.safe_push (wait);
  gcall *call = gimple_build_call_vec (fn, args);
  tree result = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, result);
  gimple_call_set_tail (call, true);
  s->b.e.put (call);
  s->b.ret (result);
}

tree
build_waking_step (coroutine *co)
{
  repoll r;
  if (!repolls_p (co, &r))
    return NULL_TREE;
  tree decl = build_sibling_decl (co->ramp, "step");
  if (not_inlined_p ())
    call_by_own_name (decl);
  DECL_ARGUMENTS (decl) = NULL_TREE;
  step_builder s (decl);
  s.r = r;
  s.waits = waits_of (co);
  static const char *const names[] = { "frame", "context", "out", "root" };
  tree parms[4];
  for (int i = 0; i < 4; i++)
    parms[i] = s.b.add_parm (names[i], ptr_type_node);
  s.b.begin ();
  for (int i = 0; i < 4; i++)
    s.value[i] = s.b.parm_value (parms[i]);
  s.state = s.b.e.name (integer_type_node,
			build_slot_ref (s.value[0], integer_type_node, 0));
  tree waiting = build_int_cst (integer_type_node, r.state);
  basic_block other, ready;
  s.b.branch (r.state ? EQ_EXPR : GT_EXPR, s.state, waiting, &other,
	      profile_probability::very_likely ());
  append_state (&s, build_int_cst (integer_type_node, CO__RUNNING));
  tree given[4] = { s.value[0], s.value[1], s.value[2], s.value[3] };
  keep_values (&s);
  tree result = (r.result ? build_place_in_frame (&s, r.result, 2)
		 : null_pointer_node);
  tree object = build_place_in_frame (&s, r.object, 1);
  tree status = build_poll (&s.b, object, s.value[1], result);
  /* Not EQ_EXPR: GCC would load the constant again to return it.  */
  s.b.branch (LE_EXPR, status, build_int_cst (integer_type_node, CO_PENDING),
	      &ready, profile_probability::likely ());
  append_state (&s, r.state ? waiting : s.state);
  s.b.ret (status);
  s.b.enter (ready);
  restore_values (&s);
  tree p = ptr_type_node;
  tree type = build_function_type_list (integer_type_node, p, p, p, p,
					const_ptr_type_node, NULL_TREE);
  return_call (&s, runtime_function ("co__polled", type, false),
	       build_wait (&s));
  s.b.enter (other);
  for (int i = 1; i < 4; i++)
    s.value[i] = given[i];
  return_call (&s, co->body, NULL_TREE);
  s.b.finish ();
  return decl;
}
