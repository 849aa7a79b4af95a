/* Inlined bodies of producers get places, and drops the ways out of them.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   The other half of dissolve/open.cc, when the bodies are there.  Each YIELD says by its
   site of which web it is a place.  A drop gets a copy of the blocks by which the bodies
   are left, so that it never leads back into them; what throws there goes where the drop
   throws to.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "dissolve/splice.h"

/* The web whose place the YIELD MARKER is.  */

static web *
web_of_yield (const dissolver *d, const gcall *marker)
{
  tree site = gimple_call_arg (marker, 1);
  while (TREE_CODE (site) == SSA_NAME)
    site = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (site));
  return d->webs[tree_to_uhwi (site)];
}

/* Let MARKER, a YIELD of what was inlined for W, be a place.  */

static void
close_yield (dissolver *d, web *w, gcall *marker)
{
  edge out = nonzero_edge (gimple_call_lhs (marker)), yes, no;
  gcc_assert (out);
  extract_true_false_edges_from_block (out->src, &yes, &no);
  place p;
  p.tag = w->next_tag++;
  p.again = split_edge (out == yes ? no : yes);
  p.out = split_edge (out);
  w->places.safe_push (p);

  location_t loc = gimple_location (marker);
  basic_block from = gimple_bb (marker);
  split_after (marker);
  edge e;
  for (edge_iterator ei = ei_start (from->succs); (e = ei_safe_edge (ei)); )
    remove_edge (e);
  gimple_stmt_iterator last = gsi_last_nondebug_bb (single_pred (p.again));
  gsi_remove (&last, true);
  remove_edge (single_pred_edge (p.again));
  remove_edge (single_pred_edge (p.out));

  gimple_stmt_iterator gsi = gsi_for_stmt (marker);
  emitter em = { &gsi, loc };
  tree item = gimple_call_arg (marker, 0);
  if (is_gimple_reg_type (w->t.item))
    item = em.convert (w->t.item, item);
  em.assign (w->value, unshare_expr (item));
  remove_stmt_from_eh_lp (marker);
  remove_marker (&gsi);
  append_stop (from, loc);
  tree tag = tag_value (p.tag);
  if (!w->turn)
    land_at (d, w, w->steps[0], from, tag, unshare_expr (item), OUTCOME_ITEM,
	     loc);
  else
    {
      append_copy (from, w->state, tag, loc);
      make_single_succ_edge (from, w->landing[OUTCOME_ITEM], EDGE_FALLTHRU);
    }
}

/* Collect in REGION the blocks by which W's bodies are left when they are dropped.
   True if something is done there.  */

static bool
collect_ways_out (web *w, vec<basic_block> *region)
{
  auto_bitmap seen, last;
  auto_vec<basic_block> work;
  bool any = false;
  for (creation *c : w->creations)
    bitmap_set_bit (last, c->dropped->index);
  for (const place &p : w->places)
    work.safe_push (p.out);
  while (!work.is_empty ())
    {
      basic_block bb = work.pop ();
      if (!bitmap_set_bit (seen, bb->index))
	continue;
      region->safe_push (bb);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  gimple *stmt = gsi_stmt (gsi);
	  bool copy = (gimple_assign_single_p (stmt)
		       && TREE_CODE (gimple_assign_lhs (stmt)) == SSA_NAME
		       && is_gimple_val (gimple_assign_rhs1 (stmt)));
	  any |= (!mark_p (stmt) && !copy
		  && gimple_code (stmt) != GIMPLE_GOTO);
	}
      if (bitmap_bit_p (last, bb->index))
	continue;
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, bb->succs)
	if (!(e->flags & (EDGE_EH | EDGE_ABNORMAL)))
	  work.safe_push (e->dest);
    }
  return any;
}

/* STMT is in a copy of a way out, and threw to the landing pad LP where the steps
   are: let it throw where DROP does.  */

static void
throw_like (gimple *stmt, int lp, gcall *drop)
{
  if (lookup_stmt_eh_lp (stmt) != lp || lp == lookup_stmt_eh_lp (drop)
      || !stmt_could_throw_p (cfun, stmt))
    return;
  basic_block bb = gimple_bb (stmt);
  if (lp)
    {
      remove_stmt_from_eh_lp (stmt);
      gimple_purge_dead_eh_edges (bb);
    }
  if (lookup_stmt_eh_lp (drop) > 0
      && stmt != gsi_stmt (gsi_last_nondebug_bb (bb)))
    split_block (bb, stmt);
  copy_eh (drop, stmt);
}

/* Add to WAYS those by which W's bodies are left by DROP: copies of REGION, that go
   on in AFTER.  */

static void
add_ways_out (dissolver *d, web *w, const vec<basic_block> &region, gcall *drop,
	      basic_block after, vec<way> *ways)
{
  unsigned n = region.length ();
  auto_vec<basic_block> copies;
  copies.safe_grow (n, true);
  initialize_original_copy_tables ();
  copy_bbs (const_cast<basic_block *> (region.address ()), n,
	    copies.address (), NULL, 0, NULL, loops_for_fn (d->fun)->tree_root,
	    EXIT_BLOCK_PTR_FOR_FN (d->fun)->prev_bb, false);
  add_phi_args_after_copy (copies.address (), n, NULL);
  for (const place &p : w->places)
    {
      way out = { p.tag, get_bb_copy (p.out) };
      ways->safe_push (out);
    }
  for (creation *c : w->creations)
    if (region.contains (c->dropped))
      redirect_fallthru (get_bb_copy (c->dropped), after);
  free_original_copy_tables ();
  auto_vec<gimple *> stmts;
  for (basic_block bb : copies)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      stmts.safe_push (gsi_stmt (gsi));
  for (gimple *stmt : stmts)
    throw_like (stmt, w->lp, drop);
}

/* The way of an object that C has made and nobody has stepped.  */

static basic_block
build_unstarted_drop (dissolver *d, creation *c, gcall *drop, basic_block after)
{
  basic_block bb = new_block (d->fun, gimple_bb (drop));
  basic_block last = bb;
  for (unsigned i = c->owned.length (); i-- > 0; )
    {
      tree var = c->owned[i];
      trait t;
      trait_of_type (TREE_TYPE (var), &t);
      gcall *call = gimple_build_call (trait_marker (t, MARKER_DROP), 1,
				       build_fold_addr_expr (var));
      append (last, call, gimple_location (drop));
      gimple_set_block (call, gimple_block (drop));
      basic_block next = new_block (d->fun, last);
      make_single_succ_edge (last, next, EDGE_FALLTHRU);
      copy_eh (drop, call);
      last = next;
    }
  make_single_succ_edge (last, after, EDGE_FALLTHRU);
  return bb;
}

/* Collect in OWNED the objects that those of W may have: what they were given, and what
   they drop in REGION.  */

static void
collect_owned (const web *w, const vec<basic_block> &region, vec<tree> *owned)
{
  for (const creation *c : w->creations)
    for (tree var : c->owned)
      owned->safe_push (var);
  for (basic_block bb : region)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (marker_code (gsi_stmt (gsi)) == MARKER_DROP)
	{
	  tree at = gimple_call_arg (gsi_stmt (gsi), 0);
	  tree var = TREE_CODE (at) == ADDR_EXPR ? TREE_OPERAND (at, 0) : NULL_TREE;
	  if (var && VAR_P (var) && !is_global_var (var) && !owned->contains (var))
	    owned->safe_push (var);
	}
}

/* Insert before *GSI, behind the end of the last of W's objects, that what they OWNED is
   there no more, whichever way was taken.  Not all of these know that.  */

static void
end_owned (gimple_stmt_iterator *gsi, const vec<tree> &owned, location_t loc)
{
  emitter e = { gsi, loc };
  for (tree var : owned)
    e.assign (var, build_constructor (TREE_TYPE (var), NULL));
}

/* Lower DROP, of the variable V; REGION is what W's bodies do when they are
   dropped, OWNED what they own.  */

static void
close_drop (dissolver *d, web *w, gcall *drop, unsigned v,
	    const vec<basic_block> &region, const vec<tree> &owned)
{
  location_t loc = gimple_location (drop);
  basic_block after = split_after (drop), bb = gimple_bb (drop);
  remove_edge (find_fallthru_edge (bb->succs));
  auto_vec<way> ways;
  for (creation *c : w->creations)
    if (!c->owned.is_empty ())
      {
	way unstarted = { c->start, build_unstarted_drop (d, c, drop, after) };
	ways.safe_push (unstarted);
      }
  if (!region.is_empty ())
    add_ways_out (d, w, region, drop, after, &ways);
  if (w->last.contains (drop))
    {
      gimple_stmt_iterator gsi = gsi_after_labels (after);
      end_owned (&gsi, owned, loc);
    }
  gimple_stmt_iterator gsi = gsi_for_stmt (drop);
  remove_stmt_from_eh_lp (drop);
  remove_marker (&gsi);
  gimple_purge_dead_eh_edges (bb);
  tree tag = make_ssa_name (integer_type_node);
  append (bb, gimple_build_assign (tag, d->tags[v]), loc);
  append (bb, gimple_build_assign (d->tags[v], tag_value (TAG_NULL)), loc);
  append_switch (bb, tag, ways, after, loc);
}

/* Let W's head lead to its places.  Nothing steps what is null, unless that is checked,
   and what has ended is stepped by hand only.  */

static void
close_head (web *w)
{
  gimple_stmt_iterator gsi = gsi_last_nondebug_bb (w->head);
  gswitch *old = as_a <gswitch *> (gsi_stmt (gsi));
  auto_vec<way> ways;
  for (unsigned i = 1; i < gimple_switch_num_labels (old); i++)
    {
      tree label = gimple_switch_label (old, i);
      way begin = { (int) tree_to_shwi (CASE_LOW (label)),
		    label_to_block (cfun, CASE_LABEL (label)) };
      if (begin.value >= TAG_FIRST || begin.value == TAG_NULL)
	ways.safe_push (begin);
      else
	remove_edge (find_edge (w->head, begin.dest));
    }
  gsi_remove (&gsi, true);
  for (const place &p : w->places)
    {
      way again = { p.tag, p.again };
      ways.safe_push (again);
    }
  append_switch (w->head, w->state, ways, w->ended, w->steps[0].loc);
}

/* Let the places of the webs of D be ones.  */

void
close_webs (dissolver *d)
{
  auto_vec<gcall *> yields;
  basic_block bb;
  FOR_EACH_BB_FN (bb, d->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (marker_code (gsi_stmt (gsi)) == MARKER_YIELD
	  && gimple_call_num_args (gsi_stmt (gsi)) == 2)
	yields.safe_push (as_a <gcall *> (gsi_stmt (gsi)));
  for (gcall *yield : yields)
    close_yield (d, web_of_yield (d, yield), yield);
  for (web *w : d->webs)
    {
      auto_vec<basic_block> region;
      if (!collect_ways_out (w, &region))
	region.truncate (0);
      auto_vec<tree> owned;
      collect_owned (w, region, &owned);
      for (gimple *end : w->last_ends)
	if (gimple_bb (end))
	  {
	    gimple_stmt_iterator gsi = gsi_for_stmt (end);
	    end_owned (&gsi, owned, gimple_location (end));
	  }
      /* That of a handler is gone if nothing throws there any more.  */
      for (unsigned i = 0; i < w->drops.length (); i++)
	if (gimple_bb (w->drops[i]))
	  close_drop (d, w, w->drops[i], w->dropped_vars[i], region, owned);
      close_head (w);
    }
}
