/* Torture mode: calls become awaits.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   -fplugin-arg-cogen-torture-await lets the coroutines of torture mode await
   each other where the functions called each other,

	lhs = g (args);

   =>	object = g.torture (args);
	dropped = await (object, id);
	if (dropped != 0) return;
	lhs = result (id);

   so that only the outermost call of all has a driver, and what delegates
   (merge/, delegation/lower.cc, delegation/chain.cc) is proved as well.  A
   call stays one where its types do not fit, where it does not return or may
   throw to a handler, and in what cleans up while the caller is dropped.  */

#include "support/edit.h"
#include "support/dataflow.h"
#include "support/queries.h"
#include "torture/torture.h"

/* Find with DROPPING, a forward problem with one element, the blocks that are
   executed while the function is dropped.  */

static void
find_dropping (dataflow *dropping)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, dropping->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	enum marker code = marker_code (gsi_stmt (gsi));
	if ((code == MARKER_SUSPEND || code == MARKER_INITIAL)
	    && gimple_code (gsi_stmt (gsi_last_bb (bb))) == GIMPLE_COND)
	  {
	    edge e = EDGE_SUCC (bb, 0);
	    if (!(e->flags & EDGE_TRUE_VALUE))
	      e = EDGE_SUCC (bb, 1);
	    bitmap_set_bit (dropping->seed (e), 0);
	  }
      }
  dropping->solve ();
}

/* True if CALL, of the function FNDECL, can be an await of its coroutine.  */

static bool
awaitable_p (gcall *call, tree fndecl)
{
  if (gimple_call_noreturn_p (call) || gimple_call_ctrl_altering_p (call)
      || stmt_ends_bb_p (call) || lookup_stmt_eh_lp (call))
    return false;
  tree lhs = gimple_call_lhs (call);
  return (arguments_match_p (call, fndecl)
	  && (!lhs || useless_type_conversion_p (TREE_TYPE (lhs),
						 TREE_TYPE (TREE_TYPE (fndecl)))));
}

/* Let CALL, of the current function FUN, await the coroutine DECL.  */

static void
await_call (function *fun, gcall *call, tree decl)
{
  trait t;
  trait_of_function (decl, &t);
  location_t loc = gimple_location (call);
  tree lhs = gimple_call_lhs (call), id = next_marker_id ();
  tree object = build_local (fun, t.type, "awaited", loc);
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  emitter e = { &gsi, loc };

  auto_vec<tree> args;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    args.safe_push (gimple_call_arg (call, i));
  gcall *make = gimple_build_call_vec (decl, args);
  gimple_call_set_chain (make, gimple_call_chain (call));
  gimple_call_set_lhs (make, object);
  e.put (make);
  gcall *await = gimple_build_call (trait_marker (t, MARKER_AWAIT), 2, object,
				    id);
  tree dropped = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (await, dropped);
  e.put (await);
  gcond *test = gimple_build_cond (NE_EXPR, dropped, integer_zero_node,
				   NULL_TREE, NULL_TREE);
  e.put (test);
  unlink_stmt_vdef (call);
  if (lhs && !VOID_TYPE_P (t.result))
    {
      gcall *fetch = gimple_build_call (trait_marker (t, MARKER_RESULT), 1, id);
      gimple_call_set_lhs (fetch, lhs);
      gimple_call_set_lhs (call, NULL_TREE);
      e.put (fetch);
    }
  gsi_remove (&gsi, true);
  edge go_on = split_block (gimple_bb (test), test);
  go_on->flags = EDGE_FALSE_VALUE;
  go_on->probability = profile_probability::very_likely ();
  basic_block leave = new_block (fun, gimple_bb (test));
  connect (gimple_bb (test), leave, EDGE_TRUE_VALUE,
	   profile_probability::very_unlikely ());
  gimple *ret = gimple_build_return (NULL_TREE);
  append (leave, ret, loc);
  make_edge (leave, EXIT_BLOCK_PTR_FOR_FN (fun), 0);
}

/* Let the coroutine DECL await those of COROUTINES, by the functions that they
   are made of, that it calls the functions of.  */

void
await_calls (tree decl, hash_map<tree, tree> *coroutines)
{
  function *fun = DECL_STRUCT_FUNCTION (decl);
  push_cfun (fun);
  dataflow dropping (fun, FLOW_FORWARD);
  find_dropping (&dropping);
  auto_vec<gcall *> calls;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    if (!bitmap_bit_p (dropping.at_start (bb), 0))
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  gcall *call = dyn_cast <gcall *> (gsi_stmt (gsi));
	  tree fndecl = call ? gimple_call_fndecl (call) : NULL_TREE;
	  if (fndecl && coroutines->get (fndecl) && awaitable_p (call, fndecl))
	    calls.safe_push (call);
	}
  for (gcall *call : calls)
    await_call (fun, call, *coroutines->get (gimple_call_fndecl (call)));
  finish_edit (fun, !calls.is_empty ());
  pop_cfun ();
}
