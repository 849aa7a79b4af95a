/* What does a coroutine wait for?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	x = co_await (fetch (url));		await fetch
	co_await (s->ready);			await ready
	co_yield_from (walk (t->left));		yield from walk
	co_for_await (int v, ticks (3, 100))	await next of ticks

   Answers for the picture of -fplugin-arg-cogen-graph, while the markers still
   tell: lower_delegation replaces them by loops over plain suspensions, which
   have the location of the marker.  So the answers are kept by location.

   An object that the user did not name is called by the function that gave
   it, whatever temporaries it went through.  */

#include "support/edit.h"
#include "show/show.h"

/* The variables of one body that only the compiler knows, each with the
   statement that stores to it; null if there are several.  */
typedef hash_map<tree, gimple *> stores_map;

/* How many steps an object is followed back.  */
enum { MAX_STEPS = 16 };

static void
collect_stores (function *fun, stores_map *stores)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	tree lhs = gimple_get_lhs (stmt);
	if (!lhs || !VAR_P (lhs) || !DECL_ARTIFICIAL (lhs)
	    || (gimple_assign_single_p (stmt)
		&& TREE_CODE (gimple_assign_rhs1 (stmt)) == CONSTRUCTOR))
	  continue;
	bool existed;
	gimple **store = &stores->get_or_insert (lhs, &existed);
	*store = existed ? NULL : stmt;
      }
}

/* The name of DECL, null if it has none or the compiler made it.  */

static tree
user_name (tree decl)
{
  return DECL_ARTIFICIAL (decl) ? NULL_TREE : DECL_NAME (decl);
}

/* The value that STMT stores; if that is what a function returns, null and the
   function, or what holds its address, in *CALLED.  */

static tree
stored_value (gimple *stmt, tree *called)
{
  if (gimple_assign_single_p (stmt))
    return gimple_assign_rhs1 (stmt);
  if (marker_code (stmt) == MARKER_MOVE)
    return gimple_call_arg (stmt, 0);
  if (gcall *call = dyn_cast <gcall *> (stmt))
    *called = gimple_call_fndecl (call) ? gimple_call_fndecl (call)
					: gimple_call_fn (call);
  return NULL_TREE;
}

/* What the user calls the object VALUE, or null.  */

static tree
object_name (const stores_map &stores, tree value)
{
  tree called = NULL_TREE;
  for (int step = 0; value && step < MAX_STEPS; step++)
    {
      gimple *def = NULL;
      if (TREE_CODE (value) == ADDR_EXPR || TREE_CODE (value) == MEM_REF
	  || TREE_CODE (value) == ARRAY_REF)
	{
	  value = TREE_OPERAND (value, 0);
	  continue;
	}
      if (TREE_CODE (value) == COMPONENT_REF)
	return user_name (TREE_OPERAND (value, 1));
      if (TREE_CODE (value) == SSA_NAME)
	{
	  tree var = SSA_NAME_VAR (value);
	  if (var && user_name (var))
	    return user_name (var);
	  def = SSA_NAME_DEF_STMT (value);
	}
      else if (DECL_P (value) && user_name (value))
	return user_name (value);
      else if (gimple **store = const_cast <stores_map &> (stores).get (value))
	def = *store;
      value = def ? stored_value (def, &called) : NULL_TREE;
      if (called)
	{
	  value = called;
	  called = NULL_TREE;
	}
    }
  return NULL_TREE;
}

/* Note in CO what the delegating markers of FUN, its body, wait for.  */

void
note_awaited (function *fun, coroutine *co)
{
  stores_map stores;
  collect_stores (fun, &stores);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	enum marker code = marker_code (stmt);
	if (code < MARKER_AWAIT || code > MARKER_YIELD_FROM)
	  continue;
	awaited a = { LOCATION_LOCUS (gimple_location (stmt)), code,
		      object_name (stores, gimple_call_arg (stmt, 0)) };
	co->awaits.safe_push (a);
      }
}

/* What CO waits for at LOC, null if that is unknown.  If a macro has several
   markers at one place, only what they agree on.  */

const awaited *
awaited_at (const coroutine *co, location_t loc, awaited *found)
{
  found->code = MARKER_NONE;
  for (const awaited &a : co->awaits)
    if (a.loc == LOCATION_LOCUS (loc))
      {
	if (found->code == MARKER_NONE)
	  *found = a;
	else if (found->code != a.code)
	  return NULL;
	else if (found->name != a.name)
	  found->name = NULL_TREE;
      }
  return found->code == MARKER_NONE ? NULL : found;
}
