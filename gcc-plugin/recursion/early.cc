/* Does a coroutine that is delegated to end at once?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	static co_iterator(int) walk (struct tree *t)
	{
	  if (!t)
	    co_return ();
	  co_yield_from (walk (t->left));	=>  l = t->left;
						    if (l)
						      co_yield_from (walk (l));
	  ...

   A tree has as many ends as it has nodes.  What a coroutine of the same cycle of calls
   tests first, and then ends, is tested here before it is called: so what ends at once
   has no frame, and no turn of the chain.

   Input: a coroutine whose delegation is still markers.  Output: the same with copies of
   such tests in front of calls.

   1. find_head finds the tests that a coroutine begins with and that lead to its end.
   2. put_head puts a copy of them before a site.
   3. join_result lets what the site gives be that of the way that was taken.

   The invariant: between the call and what the child does first nothing is executed, so a
   test sees the same here.  It is computed once more in the child: it must have no effect,
   and be short.

   Limits: what is tested must be in registers or behind pointers; no exception may be
   caught around the site.  */

#include "support/edit.h"
#include "recursion/recursion.h"
#include "support/dump.h"
#include "support/queries.h"
#include "support/unit.h"

/* Statements that a head may have.  */
enum { HEAD = 12 };

/* One test of a head.  */
struct head_test
{
  auto_vec<gassign *> stmts;	/* What is computed before it.  */
  gcond *test;
  edge out;			/* Leads to the end.  */
  ending end;
};

/* What a coroutine begins with.  */
struct child_head
{
  child_head () : size (0) {}
  ~child_head () { for (head_test *t : tests) delete t; }

  auto_vec<head_test *> tests;
  name_map names;
  unsigned size;
};

/* True if END, of a coroutine of T, gives what can be copied.  */

static bool
copyable_end_p (const trait &t, const ending &end)
{
  return VOID_TYPE_P (t.result) || (end.returns && end.value);
}

/* Find in H the tests that the coroutine FUN of T begins with.  */

static void
find_head (function *fun, const trait &t, child_head *h)
{
  edge e = start_edge (fun);
  auto_vec<gassign *> stmts;
  while (e && !(e->flags & EDGE_COMPLEX)
	 && e->dest != EXIT_BLOCK_PTR_FOR_FN (fun))
    {
      basic_block bb = e->dest;
      note_phis (&h->names, e);
      gcond *test = NULL;
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  gimple *stmt = gsi_stmt (gsi);
	  if (mark_p (stmt))
	    continue;
	  if (h->size++ == HEAD)
	    return;
	  if ((test = dyn_cast <gcond *> (stmt)))
	    break;
	  if (!computes_p (stmt))
	    return;
	  stmts.safe_push (as_a <gassign *> (stmt));
	}
      if (!test)
	{
	  if (!single_succ_p (bb))
	    return;
	  e = single_succ_edge (bb);
	  continue;
	}
      edge next = NULL;
      for (int i = 0; i < 2 && !next; i++)
	{
	  edge out = EDGE_SUCC (bb, i);
	  head_test *found = new head_test ();
	  for (auto it : h->names)
	    found->end.names.put (it.first, it.second);
	  if (find_ending (out, -1, &found->end)
	      && copyable_end_p (t, found->end)
	      && (h->size += found->end.stmts.length ()) <= HEAD)
	    {
	      found->test = test;
	      found->out = out;
	      found->stmts.safe_splice (stmts);
	      stmts.truncate (0);
	      h->tests.safe_push (found);
	      next = EDGE_SUCC (bb, !i);
	    }
	  else
	    delete found;
	}
      e = next;
    }
}

/* A head while it is copied.  */
struct head_copy
{
  head_copy (function *f, gcall *call_) : fun (f), call (call_) {}

  function *fun;
  gcall *call;		/* Before this.  */
  name_map names;	/* Of the child, and what they are here.  */
};

/* What the child's VALUE, on a way that NAMES describes, is here.  */

static tree
value_here (head_copy *c, name_map *names, tree value)
{
  value = value_on_way (names, value);
  if (TREE_CODE (value) != SSA_NAME)
    return value;
  tree *here = c->names.get (value);
  gcc_assert (here);
  return *here;
}

/* Put a copy of STMT, computed on the way of NAMES, last in BB.  */

static void
copy_statement (head_copy *c, name_map *names, gimple *stmt, basic_block bb)
{
  gimple *copy = gimple_copy (stmt);
  tree lhs = NULL_TREE;
  if (is_gimple_assign (stmt))
    {
      lhs = make_ssa_name (TREE_TYPE (gimple_assign_lhs (stmt)));
      gimple_assign_set_lhs (copy, lhs);
    }
  if (gimple_has_mem_ops (copy))
    {
      gimple_set_vuse (copy, NULL_TREE);
      gimple_set_vdef (copy, NULL_TREE);
    }
  append (bb, copy, LOCATION_LOCUS (gimple_location (stmt)));
  gimple_set_block (copy, gimple_block (c->call));
  use_operand_p use;
  ssa_op_iter it;
  auto_vec<tree> values;
  FOR_EACH_SSA_USE_OPERAND (use, copy, it, SSA_OP_USE)
    {
      values.safe_push (value_here (c, names, USE_FROM_PTR (use)));
      SET_USE (use, values.last ());
    }
  for (tree value : values)
    settle_operand (copy, value);
  update_stmt (copy);
  if (lhs)
    c->names.put (gimple_assign_lhs (stmt), lhs);
}

/* Let C know what the parameters of the coroutine CHILD are.  */

static void
note_arguments (head_copy *c, function *child)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (c->call);
  emitter e = { &gsi, gimple_location (c->call) };
  unsigned i = 0;
  for (tree parm = DECL_ARGUMENTS (child->decl); parm;
       parm = DECL_CHAIN (parm), i++)
    {
      tree name = (is_gimple_reg (parm) ? ssa_default_def (child, parm)
		   : NULL_TREE);
      if (name)
	c->names.put (name, e.convert (TREE_TYPE (parm),
				       gimple_call_arg (c->call, i)));
    }
}

/* True if C has all that H uses: a parameter, or what H computes.  */

static bool
head_known_p (function *child, child_head *h)
{
  hash_set<tree> known;
  auto_vec<gimple *> stmts;
  for (tree parm = DECL_ARGUMENTS (child->decl); parm; parm = DECL_CHAIN (parm))
    if (tree name = is_gimple_reg (parm) ? ssa_default_def (child, parm)
					 : NULL_TREE)
      known.add (name);
  auto uses_known = [&] (name_map *names, gimple *stmt)
    {
      use_operand_p use;
      ssa_op_iter it;
      FOR_EACH_SSA_USE_OPERAND (use, stmt, it, SSA_OP_USE)
	{
	  tree value = value_on_way (names, USE_FROM_PTR (use));
	  if (TREE_CODE (value) == SSA_NAME && !known.contains (value))
	    return false;
	}
      if (is_gimple_assign (stmt))
	known.add (gimple_assign_lhs (stmt));
      return true;
    };
  for (head_test *t : h->tests)
    {
      for (gassign *stmt : t->stmts)
	if (!uses_known (&h->names, stmt))
	  return false;
      if (!uses_known (&h->names, t->test))
	return false;
      for (gassign *stmt : t->end.stmts)
	if (!uses_known (&t->end.names, stmt))
	  return false;
      tree value = t->end.value;
      if (value && TREE_CODE (value) == SSA_NAME && !known.contains (value))
	return false;
    }
  return true;
}

/* Put the tests of H before C's call.  What a child that ends gives goes to VALUES, of
   TYPE if it gives anything, from the blocks OUT.  */

static void
put_head (head_copy *c, child_head *h, tree type, vec<basic_block> *out,
	  vec<tree> *values)
{
  edge e = split_before (c->call);
  basic_block next = e->dest, bb = e->src;
  remove_edge (e);
  for (unsigned i = 0; i < h->tests.length (); i++)
    {
      head_test *t = h->tests[i];
      for (gassign *stmt : t->stmts)
	copy_statement (c, &h->names, stmt, bb);
      copy_statement (c, &h->names, t->test, bb);
      basic_block end = new_block (c->fun, bb);
      basic_block rest = (i + 1 < h->tests.length () ? new_block (c->fun, end)
			  : next);
      bool taken = t->out->flags & EDGE_TRUE_VALUE;
      connect (bb, end, taken ? EDGE_TRUE_VALUE : EDGE_FALSE_VALUE,
	       profile_probability::even ());
      connect (bb, rest, taken ? EDGE_FALSE_VALUE : EDGE_TRUE_VALUE,
	       profile_probability::even ());
      for (gassign *stmt : t->end.stmts)
	copy_statement (c, &t->end.names, stmt, end);
      tree value = NULL_TREE;
      if (!VOID_TYPE_P (type))
	{
	  gimple_stmt_iterator gsi = gsi_last_bb (end);
	  if (gsi_end_p (gsi))
	    {
	      append (end, gimple_build_nop (), gimple_location (c->call));
	      gsi = gsi_last_bb (end);
	    }
	  gimple_seq seq = NULL;
	  value = force_gimple_operand (fold_convert (type, value_here
						      (c, &t->end.names,
						       t->end.value)),
					&seq, true, NULL_TREE);
	  gsi_insert_seq_after (&gsi, seq, GSI_NEW_STMT);
	}
      out->safe_push (end);
      values->safe_push (value);
      bb = rest;
    }
}

/* Return the fetch of what SITE's delegation gives when AFTER has been taken, and set
   *FOUND; it is null, and *FOUND is set, if nobody wants it.  */

static gcall *
find_fetch (const flat_site &site, edge after, bool *found)
{
  HOST_WIDE_INT id = id_of (site.marker);
  gcall *fetch = NULL;
  basic_block bb;
  FOR_EACH_BB_FN (bb, cfun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (fetch_p (marker_code (gsi_stmt (gsi)))
	  && id_of (as_a <gcall *> (gsi_stmt (gsi))) == id)
	fetch = as_a <gcall *> (gsi_stmt (gsi));
  *found = !fetch;
  if (!fetch)
    return NULL;
  for (edge e = after; single_pred_p (e->dest);)
    {
      for (gimple_stmt_iterator gsi = gsi_start_bb (e->dest); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (gsi_stmt (gsi) == fetch)
	  {
	    tree lhs = gimple_call_lhs (fetch);
	    *found = !lhs || TREE_CODE (lhs) == SSA_NAME;
	    return fetch;
	  }
	else if (!mark_p (gsi_stmt (gsi)))
	  return fetch;
      if (!single_succ_p (e->dest))
	return fetch;
      e = single_succ_edge (e->dest);
    }
  return fetch;
}

/* Let the ways from OUT, with VALUES, join AFTER, where FETCH gets what the site
   gives.  */

static void
join_result (edge after, gcall *fetch, const vec<basic_block> &out,
	     const vec<tree> &values)
{
  basic_block done = split_edge (after);
  basic_block join = split_edge (single_succ_edge (done));
  gphi *phi = NULL;
  if (tree lhs = fetch ? gimple_call_lhs (fetch) : NULL_TREE)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (fetch);
      tree name = make_ssa_name (TREE_TYPE (lhs));
      gcall *first = as_a <gcall *> (gimple_copy (fetch));
      gimple_call_set_lhs (first, name);
      gimple_set_vuse (first, NULL_TREE);
      gimple_set_vdef (first, NULL_TREE);
      remove_marker (&gsi);
      append (done, first, gimple_location (first));
      phi = create_phi_node (lhs, join);
      add_phi_arg (phi, name, single_pred_edge (join), gimple_location (first));
    }
  else if (fetch)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (fetch);
      remove_marker (&gsi);
    }
  for (unsigned i = 0; i < out.length (); i++)
    {
      edge e = make_single_succ_edge (out[i], join, EDGE_FALLTHRU);
      if (phi)
	add_phi_arg (phi, values[i], e, UNKNOWN_LOCATION);
    }
}

/* Let SITE of FUN ask whether its child ends at once; false if it cannot be asked.  */

static bool
ask_at (function *fun, const flat_site &site)
{
  tree fndecl = gimple_call_fndecl (site.call);
  function *child = DECL_STRUCT_FUNCTION (fndecl);
  edge dropped, after = edge_after (site, &dropped);
  trait t;
  if (!after || gimple_call_chain (site.call)
      || !trait_of_function (fndecl, &t))
    return false;
  bool found;
  gcall *fetch = find_fetch (site, after, &found);
  if (!found)
    return false;
  child_head h;
  push_cfun (child);
  find_head (child, t, &h);
  bool known = !h.tests.is_empty () && head_known_p (child, &h);
  pop_cfun ();
  if (!known || !within_limit_p ())
    return false;
  head_copy c (fun, site.call);
  note_arguments (&c, child);
  auto_vec<basic_block> out;
  auto_vec<tree> values;
  put_head (&c, &h, t.result, &out, &values);
  join_result (after, fetch, out, values);
  return true;
}

/* True if what CHILD computes means the same in PARENT.  */

static bool
copied_as_it_is_p (tree child, tree parent)
{
  return (child == parent
	  || (DECL_FUNCTION_SPECIFIC_OPTIMIZATION (child)
	      == DECL_FUNCTION_SPECIFIC_OPTIMIZATION (parent)
	      && DECL_FUNCTION_SPECIFIC_TARGET (child)
		 == DECL_FUNCTION_SPECIFIC_TARGET (parent)
	      && !lookup_attribute ("noipa", DECL_ATTRIBUTES (child))));
}

bool
ask_early (function *fun)
{
  auto_vec<flat_site> sites;
  find_flat_sites (fun, &sites);
  bool any = false;
  for (const flat_site &site : sites)
    {
      tree fndecl = gimple_call_fndecl (site.call);
      cgraph_node *node = cgraph_node::get (fndecl);
      if (!same_cycle_p (fun->decl, fndecl) || !node || !body_available_p (node)
	  || node->get_availability () <= AVAIL_INTERPOSABLE
	  || !copied_as_it_is_p (fndecl, fun->decl)
	  || !ask_at (fun, site))
	continue;
      dump_note (gimple_location (site.marker),
		 "it is asked here whether %qD ends at once", fndecl);
      any = true;
    }
  if (any)
    finish_edit (fun, true);
  return any;
}
