/* Where may a coroutine be inlined, and how is it left when it is dropped?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A *site* is

	obj = child (args);
	d = AWAIT (obj, ID);		or YIELD_FROM (obj, ID), of no generator

   where nothing is executed between the two, and nothing else mentions obj:
   then child's body can stand there.  The drop of a variable, whose object has just been
   moved into the call, is nothing:

	t = MOVE (&v);  obj = child (t);  DROP (&v);  d = AWAIT (obj, ID);

   The *drop region* is all that a coroutine executes when it is dropped while
   suspended: the cleanups that the front end's `if (d != 0) return' leads
   through, but not those of exceptions that these throw.  */

#include "support/edit.h"
#include "merge/merge.h"
#include "support/queries.h"

bool
mark_p (gimple *stmt)
{
  return (is_gimple_debug (stmt) || gimple_clobber_p (stmt)
	  || gimple_code (stmt) == GIMPLE_LABEL
	  || gimple_code (stmt) == GIMPLE_PREDICT
	  || gimple_code (stmt) == GIMPLE_NOP
	  || gimple_call_internal_p (stmt, IFN_ASAN_MARK));
}

/* True if BB follows E, and only E.  */

static bool
only_way_p (edge e)
{
  return e && single_pred_p (e->dest);
}

/* True if STMT drops a variable whose object is moved into CALL right before that.  */

static bool
drops_moved_p (gimple *stmt, gcall *call)
{
  if (marker_code (stmt) != MARKER_DROP)
    return false;
  tree dropped = gimple_call_arg (stmt, 0);
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  for (gsi_prev (&gsi); !gsi_end_p (gsi); gsi_prev (&gsi))
    {
      gimple *before = gsi_stmt (gsi);
      if (mark_p (before))
	continue;
      if (marker_code (before) != MARKER_MOVE)
	return false;
      if (!operand_equal_p (gimple_call_arg (before, 0), dropped, 0))
	continue;
      for (unsigned i = 0; i < gimple_call_num_args (call); i++)
	if (gimple_call_arg (call, i) == gimple_call_lhs (before))
	  return true;
      return false;
    }
  return false;
}

/* True if MARKER is the next thing that is executed after CALL, but for DROPS of what CALL
   was given.  */

static bool
follows_p (gcall *call, gcall *marker, vec<gimple *> *drops)
{
  basic_block bb = gimple_bb (call);
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  gsi_next (&gsi);
  for (;;)
    {
      for (; !gsi_end_p (gsi); gsi_next (&gsi))
	if (gsi_stmt (gsi) == marker)
	  return true;
	else if (drops_moved_p (gsi_stmt (gsi), call))
	  drops->safe_push (gsi_stmt (gsi));
	else if (!mark_p (gsi_stmt (gsi)))
	  return false;
      edge e = find_fallthru_edge (bb->succs);
      if (!only_way_p (e) || e->dest == bb
	  || !gimple_seq_empty_p (phi_nodes (e->dest)))
	return false;
      bb = e->dest;
      gsi = gsi_start_bb (bb);
    }
}

void
remove_drops_between (gcall *call, gcall *marker)
{
  auto_vec<gimple *> drops;
  follows_p (call, marker, &drops);
  for (gimple *drop : drops)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (drop);
      remove_stmt_from_eh_lp (drop);
      remove_marker (&gsi);
    }
}

static bool
note_mention (gimple *stmt, tree op, tree, void *data)
{
  tree base = base_decl (op);
  if (!base || !VAR_P (base) || is_global_var (base))
    return false;
  mentions *m = &((mention_map *) data)->get_or_insert (base);
  m->count++;
  gcall *call = dyn_cast <gcall *> (stmt);
  tree callee = call ? gimple_call_fndecl (call) : NULL_TREE;
  if (callee && coroutine_decl_p (callee) && gimple_call_lhs (call) == base)
    m->call = call;
  return false;
}

void
collect_mentions (function *fun, mention_map *map)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	walk_stmt_load_store_addr_ops (gpi.phi (), map, note_mention,
				       note_mention, note_mention);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (!mark_p (gsi_stmt (gsi)))
	  walk_stmt_load_store_addr_ops (gsi_stmt (gsi), map, note_mention,
					 note_mention, note_mention);
    }
}

void
find_flat_sites (function *fun, vec<flat_site> *sites)
{
  mention_map map;
  bool mapped = false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	enum marker code = marker_code (gsi_stmt (gsi));
	if (code != MARKER_AWAIT
	    && (code != MARKER_YIELD_FROM
		|| marker_trait (as_a <gcall *> (gsi_stmt (gsi))).kind
		   == TRAIT_GENERATOR))
	  continue;
	if (!mapped)
	  collect_mentions (fun, &map);
	mapped = true;
	gcall *marker = as_a <gcall *> (gsi_stmt (gsi));
	mentions *m = map.get (gimple_call_arg (marker, 0));
	auto_vec<gimple *> drops;
	if (!m || m->count != 2 || !m->call
	    || !arguments_fit_p (m->call, gimple_call_fndecl (m->call))
	    || lookup_stmt_eh_lp (m->call) != lookup_stmt_eh_lp (marker)
	    || !follows_p (m->call, marker, &drops))
	  continue;
	flat_site site = { m->call, marker, NULL };
	sites->safe_push (site);
      }
}

edge
nonzero_edge (tree name)
{
  use_operand_p use;
  gimple *stmt;
  if (!name || TREE_CODE (name) != SSA_NAME
      || !single_imm_use (name, &use, &stmt))
    return NULL;
  /* What can throw gets a result of its own.  */
  while (gimple_assign_ssa_name_copy_p (stmt))
    {
      name = gimple_assign_lhs (stmt);
      if (!single_imm_use (name, &use, &stmt))
	return NULL;
    }
  gcond *test = dyn_cast <gcond *> (stmt);
  if (!test || gimple_cond_lhs (test) != name
      || !integer_zerop (gimple_cond_rhs (test)))
    return NULL;
  edge yes, no;
  extract_true_false_edges_from_block (gimple_bb (test), &yes, &no);
  return gimple_cond_code (test) == NE_EXPR ? yes
	 : gimple_cond_code (test) == EQ_EXPR ? no : NULL;
}

/* True if the marker CODE suspends.  */

static bool
suspends_p (enum marker code)
{
  return (code == MARKER_YIELD || code == MARKER_AWAIT
	  || code == MARKER_AWAIT_REF || code == MARKER_AWAIT_NEXT
	  || code == MARKER_YIELD_FROM);
}

/* Collect in REGION the blocks that EDGES lead to, but not by exceptions; false
   if they lead back into the body of FUN.  */

static bool
collect_region (function *fun, const vec<edge> &edges,
		vec<basic_block> *region)
{
  auto_bitmap seen;
  auto_vec<basic_block> work;
  for (edge e : edges)
    work.safe_push (e->dest);
  while (!work.is_empty ())
    {
      basic_block bb = work.pop ();
      if (bb == EXIT_BLOCK_PTR_FOR_FN (fun)
	  || !bitmap_set_bit (seen, bb->index))
	continue;
      if (bb->loop_father && bb->loop_father->header == bb
	  && loop_outer (bb->loop_father))
	return false;
      region->safe_push (bb);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (suspends_p (marker_code (gsi_stmt (gsi))))
	  return false;
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, bb->succs)
	if (e->flags & EDGE_ABNORMAL)
	  return false;
	else if (!(e->flags & EDGE_EH))
	  work.safe_push (e->dest);
    }
  return true;
}

bool
find_drop_region (function *fun, vec<edge> *edges, vec<basic_block> *region)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (suspends_p (marker_code (gsi_stmt (gsi))))
	{
	  edge e = nonzero_edge (gimple_call_lhs (gsi_stmt (gsi)));
	  if (!e || e->src == e->dest)
	    return false;
	  edges->safe_push (e);
	}
  return collect_region (fun, *edges, region);
}
