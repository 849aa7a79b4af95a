/* Awaited coroutines become a part of the one that awaits them.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	x = co_await (child (n));

   reaches the middle end as

	obj = child (n);  d = AWAIT (obj, 7);  if (d != 0) return;
	x = RESULT (7);

   and leaves this phase, where merge/plan.cc says so, as child's body with

	MARKER_RETURN (v)		=>  value = v;
	its suspension's way out	=>  its cleanups, then those of parent's

   and x = value behind it.  All else in it means the same in both: a suspension
   suspends, the context is that of the current poll.

   GCC's own inliner does the work.  It knows all side tables, and leaves debug
   information by which a debugger shows the chain of awaits as a stack.

   1. build_inlined_form makes, of each coroutine to be inlined, a copy that is
      an ordinary function: int child.inlined (int n, T *value).  It says
      whether it was dropped (merge/form.cc).
   2. lower_site lets a site call that: d = child.inlined (n, &value);
   3. inline_sites plans the calls at all depths, and GCC inlines them
      (support/inline-calls.cc).
   4. restore_call undoes 2. for the others.
   5. settle_ids: an ID of a marker is the address of a variable of its own
      meanwhile.  So each inlined copy has others.
   6. thread_drops lets the inlined way of a drop go on where the test of d
      leads (merge/drops.cc).

   The copies are removed at the end.  The coroutines themselves stay, inlined
   or not: they are split like others, which also says what is wrong with
   them, and GCC removes those that nobody calls.

   It runs before anything is lowered, because a body that is lowered knows the
   kind of its coroutine, and before callees are split, because then their
   bodies are gone.  */

#include "support/edit.h"
#include "merge/merge.h"
#include "support/dump.h"
#include "support/inline-calls.h"

/* Let *NEXT, a place in ROOT's plan, skip what it says of the sites of
   BODY.  */

static void
skip_plan (const flat_body *root, const flat_body *body, unsigned *next)
{
  for (const flat_site &site : body->sites)
    if (root->plan[(*next)++])
      skip_plan (root, site.child, next);
}

/* Lower the sites of ROOT's own that are planned; CALLS gets the call for each
   site, null for one that stays.  */

static void
lower_root_sites (flat_body *root, vec<gcall *> *calls)
{
  function *fun = DECL_STRUCT_FUNCTION (root->node->decl);
  id_map map;
  unsigned next = 0;
  for (const flat_site &site : root->sites)
    {
      bool chosen = root->plan[next++];
      if (chosen)
	skip_plan (root, site.child, &next);
      calls->safe_push (chosen ? lower_site (fun, site, &map) : NULL);
    }
  replace_ids (fun, &map, false);
}

/* Let GCC inline what ROOT's plan says of the sites of BODY, whose calls are
   CALLS in the function, or inlined copy, CALLER.  *NEXT is where the plan goes
   on.  */

static void
inline_sites (flat_body *root, flat_body *body, const vec<gcall *> &calls,
	      cgraph_node *caller, unsigned *next)
{
  for (unsigned i = 0; i < body->sites.length (); i++)
    {
      if (!root->plan[(*next)++])
	continue;
      cgraph_edge *e = caller->get_edge (calls[i]);
      gcc_assert (e);
      cgraph_node *copy = plan_inlined (e, root->node);
      flat_body *child = body->sites[i].child;
      inline_sites (root, child, child->calls, copy, next);
    }
}

/* Replace the call at *GSI of BODY's inlined form, which was not inlined, by a
   call of the coroutine and the marker that consumes the object.  NUMBERS gets
   the marker's ID, NEXT_ID.  */

static void
restore_call (flat_body *body, gimple_stmt_iterator *gsi,
	      id_number_map *numbers, unsigned next_id)
{
  gcall *call = as_a <gcall *> (gsi_stmt (*gsi));
  tree fndecl = body->node->decl, dropped = gimple_call_lhs (call);
  auto_vec<tree> args;
  unsigned n = gimple_call_num_args (call);
  trait t;
  trait_of_function (fndecl, &t);
  if (has_result_p (t))
    numbers->put (TREE_OPERAND (gimple_call_arg (call, --n), 0), next_id);
  for (unsigned i = 0; i < n; i++)
    args.safe_push (gimple_call_arg (call, i));
  tree object = build_local (cfun, t.type, "awaited",
			     gimple_location (call));
  gcall *creation = gimple_build_call_vec (fndecl, args);
  gimple_call_set_lhs (call, NULL_TREE);
  gimple_call_set_lhs (creation, object);
  replace_call (gsi, creation);
  gcall *marker = gimple_build_call (body->marker, 2, object,
				     build_int_cst (integer_type_node, next_id));
  gimple_call_set_lhs (marker, dropped);
  gimple_set_block (marker, gimple_block (creation));
  basic_block bb = gimple_bb (creation);
  basic_block after = (stmt_ends_bb_p (creation)
		       ? split_edge (find_fallthru_edge (bb->succs))
		       : split_block (bb, creation)->dest);
  gimple_stmt_iterator start = gsi_start_bb (after);
  gsi_insert_before (&start, marker, GSI_SAME_STMT);
  gimple_set_location (marker, gimple_location (creation));
  if (gsi_stmt (gsi_last_bb (after)) != marker)
    after = split_block (after, marker)->src;
  copy_eh (creation, marker);
}

/* Undo the sites in FUN that were not inlined; return the next ID.  */

static unsigned
restore_calls (function *fun, const flat_unit &unit, id_number_map *numbers,
	       unsigned next_id)
{
  auto_vec<gcall *> calls;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (is_gimple_call (gsi_stmt (gsi))
	  && unit.form_of (gimple_call_fndecl (gsi_stmt (gsi))))
	calls.safe_push (as_a <gcall *> (gsi_stmt (gsi)));
  for (gcall *call : calls)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (call);
      restore_call (unit.form_of (gimple_call_fndecl (call)), &gsi, numbers,
		    next_id++);
    }
  return next_id;
}

/* Inline into ROOT what is planned.  */

static void
flatten_root (const flat_unit &unit, flat_body *root)
{
  tree fndecl = root->node->decl;
  function *fun = DECL_STRUCT_FUNCTION (fndecl);
  push_cfun (fun);
  auto_vec<gcall *> calls;
  unsigned next = 0;
  lower_root_sites (root, &calls);
  finish_edit (fun, true);
  inline_sites (root, root, calls, root->node, &next);
  inline_planned (root->node);
  thread_drops (fun);
  id_number_map numbers;
  next = restore_calls (fun, unit, &numbers, greatest_id (fun) + 1);
  settle_ids (fun, &numbers, next);
  simplify_values (fun);
  finish_edit (fun, true);
  remove_answers (fun);
  dump_body ("flattened", fun);
  pop_cfun ();
}

/* Inline awaited coroutines all over the unit.  */

void
flatten_unit (void)
{
  flat_unit unit;
  if (!unit.plan ())
    return;
  for (flat_body *body : unit.bodies)
    if (body->inlined)
      {
	declare_form (body);
	unit.note_form (body);
      }
  for (flat_body *body : unit.bodies)
    if (body->inlined)
      build_inlined_form (body);
  for (flat_body *body : unit.bodies)
    if (body->plan.contains (true))
      flatten_root (unit, body);
  for (flat_body *body : unit.bodies)
    if (body->inlined)
      cgraph_node::get (body->inlined_form)->remove ();
}
