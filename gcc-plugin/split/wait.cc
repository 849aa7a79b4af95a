/* A suspension that is one call of the runtime: an await of unknown make.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	d = WAIT (&obj, &value);  if (d != 0) ...

   becomes

	static const unsigned waits[][4] = { { 1, OFFSET of obj, OFFSET of value, line }, { 0 } };

	frame->x = x; ...
     step:
	r = co__await (frame, context, out, root, waits[0]);
	if (r >= 0) return r;
     go_on:
	x = frame->x; ...
	...
     case 1:
	if (mode) goto go_on; else goto step;

   The runtime links what can be linked, and polls what cannot (libco-rt/chain.c).
   If the result is not there yet it sets the state, and says what the step returns.
   Else it has dropped the object, and the frame runs.  What it has to know is
   constant data: the addresses of the object and of the value as arguments are values
   that GCC takes pains to have in registers from one state to the next.

   So all that is kept is stored once, however often the future is polled, and is
   loaded when there is something to do with it.  Where a debugger reads the names
   of the source where they were loaded, at -O0 and -Og, they are loaded before the
   call: what is polled may be what one looks out of.

   Where a wake shall be fast, at -O2, the step polls again before the body is entered
   (functions/wake.cc).  Where it cannot, and there is little of it, in a loop or a small
   coroutine, the body polls without the call:

     case 1:
	if (frame->obj.vtable->poll (frame->obj.self, context, &frame->value) == 0)
	  { frame->state = 1; return 0; }
	r = co__await (frame, context, out, root, waits[0] + bit 0);

   That what is polled is not null, and made for this version, is known.  By the bit
   the call knows that it is ready, and only drops the object.  If that has been
   linked the runtime has put something in its place that can be polled.

   Not here: where an exception of what is polled is caught (delegation/chain.cc).
   The call has no landing pad, and so does not end its block.  */

#include "support/edit.h"
#include "split/machine.h"
#include "support/abi.h"
#include "support/constant-data.h"
#include "support/markers.h"
#include "support/runtime-calls.h"
#include "support/waits.h"

/* A coroutine of so many suspensions is small.  */
enum { FEW_SUSPENSIONS = 4 };

/* True if P polls again without a call of the runtime.  */

static bool
polls_again_p (const machine *m, const suspension *p)
{
  repoll r;
  return (!repolls_p (m->s->co, &r) && optimize >= 2 && !optimize_debug
	  && optimize_function_for_speed_p (m->s->fun)
	  && (m->s->suspensions.length () <= FEW_SUSPENSIONS
	      || loop_outer (p->before->loop_father)));
}

/* Begin BB with leaving the frame, since P may go on waiting.  */

static void
unguard_first (machine *m, suspension *p, basic_block bb)
{
  gimple_stmt_iterator gsi = gsi_after_labels (bb);
  emitter e = { &gsi, p->loc };
  unguard_frame (m, &e, false);
}

/* Append to BB a poll of the future at OBJECT, which has been polled before, with
   its result at RESULT: P goes on waiting, or BB goes on in READY.  */

static void
append_poll (machine *m, suspension *p, basic_block bb, tree object, tree result,
	     basic_block ready)
{
  trait t = marker_trait (p->call);
  tree var = TREE_OPERAND (object, 0);
  tree field[] = { trait_self_field (t.type), trait_vtable_field (t.type) };
  tree value[2];
  for (int i = 0; i < 2; i++)
    {
      value[i] = make_ssa_name (TREE_TYPE (field[i]));
      append (bb, gimple_build_assign (value[i],
				       build3 (COMPONENT_REF,
					       TREE_TYPE (field[i]), var,
					       field[i], NULL_TREE)), p->loc);
    }
  tree p3 = ptr_type_node;
  tree type = build_function_type_list (integer_type_node, p3, p3, p3,
					NULL_TREE);
  tree method = build_vtable_load (value[1], VTABLE_METHOD,
				   build_pointer_type (type));
  tree fn = make_ssa_name (TREE_TYPE (method));
  append (bb, gimple_build_assign (fn, method), p->loc);
  gcall *call = gimple_build_call (fn, 3, value[0],
				   resume_parm_value (m, PARM_CONTEXT), result);
  gimple_call_set_fntype (call, type);
  tree status = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, status);
  append (bb, call, p->loc);
  append (bb, gimple_build_cond (EQ_EXPR, status,
				 build_int_cst (integer_type_node, CO_PENDING),
				 NULL_TREE, NULL_TREE), p->loc);
  basic_block pending = new_block (m->s->fun, bb);
  connect (bb, pending, EDGE_TRUE_VALUE, profile_probability::even ());
  connect (bb, ready, EDGE_FALSE_VALUE, profile_probability::even ());
  unguard_first (m, p, pending);
  append (pending, build_set_state (m, p->state), p->loc);
  append (pending, gimple_build_return (status), p->loc);
  make_edge (pending, EXIT_BLOCK_PTR_FOR_FN (m->s->fun), 0);
}

/* Append to BB the call of the runtime for P, about which it is told by WAIT; return
   what it returns.  */

static tree
append_await (machine *m, suspension *p, basic_block bb, tree wait)
{
  auto_vec<tree> args;
  args.safe_push (m->frame);
  args.safe_push (resume_parm_value (m, PARM_CONTEXT));
  args.safe_push (out_value (m));
  args.safe_push (resume_parm_value (m, PARM_ROOT));
  args.safe_push (wait);
  gcall *call = build_runtime_call ("co__await", integer_type_node, args);
  tree status = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, status);
  append (bb, call, p->loc);
  return status;
}

/* The address of what the runtime is told of the suspension Nth in M->waits, plus
   OFFSET bytes.  */

static tree
wait_address (machine *m, unsigned nth, unsigned offset)
{
  unsigned HOST_WIDE_INT size = wait_size ();
  tree ref = build2 (MEM_REF, char_type_node,
		     build_fold_addr_expr (m->waits),
		     build_int_cst (ptr_type_node, nth * size + offset));
  return build1 (ADDR_EXPR, const_ptr_type_node, ref);
}

/* Make the suspension point P, a MARKER_WAIT, the NTH, a call of the runtime.  */

static void
rewrite_wait (machine *m, suspension *p, unsigned nth)
{
  function *fun = m->s->fun;
  gimple_stmt_iterator gsi = gsi_for_stmt (p->call);
  emitter e = { &gsi, p->loc };
  tree dropped = gimple_call_lhs (p->call);
  tree object = gimple_call_arg (p->call, 0);
  tree result = gimple_call_arg (p->call, 1);
  bool early = !optimize || optimize_debug;
  bool polls = polls_again_p (m, p);
  store_names (m, p, &e);
  remove_edge (find_edge (p->before, p->after));
  basic_block step = new_block (fun, p->before);
  basic_block leave = new_block (fun, step);
  basic_block go_on = new_block (fun, leave);
  p->resume = new_block (fun, go_on);
  edge first = make_single_succ_edge (p->before, step, EDGE_FALLTHRU);
  make_single_succ_edge (go_on, p->after, EDGE_FALLTHRU);

  tree wait = wait_address (m, nth, 0);
  gphi *phi = NULL;
  if (polls)
    {
      phi = create_phi_node (make_ssa_name (const_ptr_type_node), step);
      add_phi_arg (phi, wait, first, p->loc);
      wait = gimple_phi_result (phi);
    }
  unguard_first (m, p, step);
  tree status = append_await (m, p, step, wait);
  append (step, gimple_build_cond (LT_EXPR, status, integer_zero_node,
				   NULL_TREE, NULL_TREE), p->loc);
  connect (step, go_on, EDGE_TRUE_VALUE, profile_probability::even ());
  connect (step, leave, EDGE_FALSE_VALUE, profile_probability::even ());
  append (leave, gimple_build_return (status), p->loc);
  make_edge (leave, EXIT_BLOCK_PTR_FOR_FN (fun), 0);

  gimple_stmt_iterator first_gsi = gsi_after_labels (go_on);
  emitter ready = { &first_gsi, p->loc };
  guard_again (m, p, &ready);
  reload_names (m, p, early ? p->resume : go_on);
  append (p->resume, gimple_build_cond (NE_EXPR, m->mode, integer_zero_node,
					NULL_TREE, NULL_TREE), p->loc);
  connect (p->resume, go_on, EDGE_TRUE_VALUE, profile_probability::even ());
  basic_block again = polls ? new_block (fun, p->resume) : step;
  connect (p->resume, again, EDGE_FALSE_VALUE, profile_probability::even ());
  if (polls)
    {
      append_poll (m, p, again, object, result, step);
      add_phi_arg (phi, wait_address (m, nth, 1), find_edge (again, step), p->loc);
    }
  remove_marker (&gsi);
  if (dropped)
    replace_name (dropped, m->mode);
}

/* Make what the runtime is told of all that wait, if any do.  */

static void
build_waits (machine *m)
{
  auto_vec<unsigned HOST_WIDE_INT> values;
  for (const suspension &p : m->s->suspensions)
    if (marker_code (p.call) == MARKER_WAIT)
      {
	values.safe_push (p.state);
	for (int i = 0; i < 2; i++)
	  values.safe_push (told_offset (m, gimple_call_arg (p.call, i), p.loc));
	values.safe_push (expand_location (p.loc).line);
      }
  if (!values.is_empty ())
    for (int i = 0; i < 4; i++)
      values.safe_push (0);	/* The end: no state.  */
  m->waits = (values.is_empty () ? NULL_TREE
	      : build_constant_array (m->s->co->ramp, "waits", unsigned_type_node,
				      values));
}

void
rewrite_waits (machine *m)
{
  build_waits (m);
  unsigned nth = 0;
  for (suspension &p : m->s->suspensions)
    if (marker_code (p.call) == MARKER_WAIT)
      rewrite_wait (m, &p, nth++);
}
