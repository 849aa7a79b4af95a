/* At -O0 a value that lives in the frame is used there.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	x_1 = f ();			frame->x = f ();
	_2 = co_yield (x_1);		_5 = frame->x;  _2 = co_yield (_5);
	# x_3 = PHI <x_1, x_4>		_6 = frame->x;  _7 = _6 + 1;
	x_4 = x_3 + 1;			frame->x = _7;

   Input: S->homes (analysis/homes.cc), the dispatch not built.  Output: the same
   body without the names of what is at home; no suspension keeps them any more.
   So code grows with the places where a variable is named, not with the
   suspensions that it lives across, and a debugger finds it at one place all the
   time (describe_slots).

   1. rewrite_edges: where control meets, PHI nodes become loads and stores on the
      edges; all loads of an edge come before its stores.
   2. rewrite_statements: each use is a load before the statement, each
      definition a store behind it.  Marks of the ends of scopes go that could
      hit something at home.
   3. release_names.

   In a body that is too large for the rest to be at one place (S->lazy), constants
   are put where they are used.  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "split/rewrite.h"
#include "support/frame-ref.h"
#include "support/split.h"

/* A body while values move home.  */
struct moving
{
  split *s;
  tree frame;
};

/* The home of T, or null.  */

static const slot *
home_of (moving *m, tree t)
{
  if (TREE_CODE (t) != SSA_NAME || virtual_operand_p (t))
    return NULL;
  unsigned *k = m->s->homes.get (home_key (t));
  return k ? &m->s->frame.slots[*k] : NULL;
}

/* Load NAME from its home SL at E.  */

static tree
load (moving *m, emitter *e, tree name, const slot *sl)
{
  tree value = e->name (sl->type, build_slot_ref (m->frame, sl->type,
						  sl->offset));
  if (useless_type_conversion_p (TREE_TYPE (name), sl->type))
    return value;
  tree narrow = make_ssa_name (TREE_TYPE (name));
  e->put (gimple_build_assign (narrow, NOP_EXPR, value));
  return narrow;
}

/* What one edge does.  */
struct edge_moves
{
  auto_vec<gphi *> loaded;	/* The argument of this one is loaded.  */
  auto_vec<gphi *> stored;	/* The result of this one is stored.  */
};

/* True if the argument of PHI on E is not where its result is.  */

static bool
moves_p (moving *m, gphi *phi, edge e)
{
  const slot *to = home_of (m, gimple_phi_result (phi));
  tree arg = PHI_ARG_DEF_FROM_EDGE (phi, e);
  const slot *from = home_of (m, arg);
  return (to || from)
	 && !(to && from
	      && home_key (gimple_phi_result (phi)) == home_key (arg));
}

/* Let E do what the PHI nodes that it leads to ask for.  */

static void
rewrite_edge (moving *m, edge e)
{
  auto_vec<gphi *> phis;
  for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
       gsi_next (&gpi))
    if (moves_p (m, gpi.phi (), e))
      phis.safe_push (gpi.phi ());
  if (phis.is_empty ())
    return;
  basic_block bb = split_edge (e);
  e = single_succ_edge (bb);
  gimple_stmt_iterator gsi = gsi_after_labels (bb);
  emitter at = { &gsi, UNKNOWN_LOCATION };
  auto_vec<tree> values;
  for (gphi *phi : phis)
    {
      tree value = PHI_ARG_DEF_FROM_EDGE (phi, e);
      if (const slot *from = home_of (m, value))
	value = load (m, &at, value, from);
      values.safe_push (value);
    }
  for (unsigned i = 0; i < phis.length (); i++)
    if (const slot *to = home_of (m, gimple_phi_result (phis[i])))
      emit_slot_store (&at, m->frame, to, values[i]);
    else
      SET_USE (PHI_ARG_DEF_PTR_FROM_EDGE (phis[i], e), values[i]);
}

/* Replace the PHI nodes.  */

static void
rewrite_edges (moving *m)
{
  auto_vec<edge> edges;
  basic_block bb;
  edge e;
  edge_iterator ei;
  FOR_EACH_BB_FN (bb, m->s->fun)
    if (!gimple_seq_empty_p (phi_nodes (bb)))
      FOR_EACH_EDGE (e, ei, bb->preds)
	edges.safe_push (e);
  for (edge each : edges)
    rewrite_edge (m, each);
  FOR_EACH_BB_FN (bb, m->s->fun)
    for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi); )
      if (home_of (m, gimple_phi_result (gpi.phi ())))
	remove_phi_node (&gpi, false);
      else
	gsi_next (&gpi);
}

/* Let STMT, at GSI, use what is at home there.  */

static void
rewrite_uses (moving *m, gimple_stmt_iterator *gsi, gimple *stmt)
{
  auto_vec<std::pair<tree, tree> > loaded;
  ssa_op_iter it;
  use_operand_p use;
  emitter e = { gsi, gimple_location (stmt) };
  FOR_EACH_SSA_USE_OPERAND (use, stmt, it, SSA_OP_USE)
    {
      tree name = USE_FROM_PTR (use), value = NULL_TREE;
      const slot *sl = home_of (m, name);
      if (!sl)
	continue;
      for (const std::pair<tree, tree> &before : loaded)
	if (before.first == name)
	  value = before.second;
      if (!value)
	{
	  value = load (m, &e, name, sl);
	  loaded.safe_push (std::make_pair (name, value));
	}
      SET_USE (use, value);
    }
}

/* Let STMT, at GSI, store what it sets at home.  */

static void
rewrite_definitions (moving *m, gimple_stmt_iterator *gsi, gimple *stmt)
{
  bool value_p = (gimple_assign_single_p (stmt)
		  && is_gimple_val (gimple_assign_rhs1 (stmt)));
  ssa_op_iter it;
  def_operand_p def;
  auto_vec<std::pair<tree, const slot *> > stored;
  tree lhs = NULL_TREE;
  FOR_EACH_SSA_DEF_OPERAND (def, stmt, it, SSA_OP_DEF)
    {
      tree name = DEF_FROM_PTR (def);
      const slot *sl = home_of (m, name);
      if (!sl)
	continue;
      if ((value_p || stmt_ends_bb_p (stmt))
	  && useless_type_conversion_p (sl->type, TREE_TYPE (name)))
	{
	  lhs = build_slot_ref (m->frame, sl->type, sl->offset);
	  continue;
	}
      tree value = make_ssa_name (TREE_TYPE (name), stmt);
      SET_DEF (def, value);
      stored.safe_push (std::make_pair (value, sl));
    }
  if (lhs)
    gimple_set_lhs (stmt, lhs);
  gimple_stmt_iterator behind = *gsi;
  gsi_next (&behind);
  emitter e = { &behind, gimple_location (stmt) };
  for (const std::pair<tree, const slot *> &one : stored)
    emit_slot_store (&e, m->frame, one.second, one.first);
}

/* True if STMT ends the life of a variable in memory that shares bytes with
   something at home, which may be set already.  */

static bool
end_at_home_p (moving *m, gimple *stmt)
{
  if (!gimple_clobber_p (stmt))
    return false;
  const slot *sl = slot_of (m->s, gimple_assign_lhs (stmt));
  return sl && sl->memory && !sl->exclusive;
}

/* Rewrite the statements of BB.  */

static void
rewrite_statements (moving *m, basic_block bb)
{
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); )
    {
      gimple *stmt = gsi_stmt (gsi);
      if (end_at_home_p (m, stmt))
	{
	  unlink_stmt_vdef (stmt);
	  gsi_remove (&gsi, true);
	  continue;
	}
      if (is_gimple_debug (stmt))
	{
	  ssa_op_iter it;
	  tree name;
	  bool moved = false;
	  FOR_EACH_SSA_TREE_OPERAND (name, stmt, it, SSA_OP_USE)
	    moved |= home_of (m, name) != NULL;
	  if (moved)
	    gimple_debug_bind_reset_value (stmt);
	}
      else
	{
	  rewrite_uses (m, &gsi, stmt);
	  rewrite_definitions (m, &gsi, stmt);
	}
      update_stmt (stmt);
      gsi_next (&gsi);
    }
}

/* Take what the ramp hands over home, unless it is there already.  Behind all
   loads: another one may be handed over where it goes.  */

static void
rewrite_parm_loads (moving *m)
{
  auto_vec<std::pair<tree, const slot *> > stored;
  basic_block start = NULL;
  for (tree parm : m->s->ramp_parms)
    {
      gimple **at = parm ? m->s->parm_load.get (parm) : NULL;
      if (!at || !*at || !home_of (m, gimple_get_lhs (*at)))
	continue;
      tree name = gimple_get_lhs (*at);
      const slot *from = slot_of (m->s, name), *to = home_of (m, name);
      gimple_stmt_iterator gsi = gsi_for_stmt (*at);
      emitter e = { &gsi, gimple_location (*at) };
      start = gimple_bb (*at);
      if (from->offset != to->offset)
	stored.safe_push (std::make_pair (load (m, &e, name, from), to));
      gsi_remove (&gsi, true);
      *at = NULL;
    }
  if (stored.is_empty ())
    return;
  gimple_stmt_iterator gsi = gsi_last_bb (start);
  gsi_next (&gsi);
  emitter e = { &gsi, UNKNOWN_LOCATION };
  for (const std::pair<tree, const slot *> &one : stored)
    emit_slot_store (&e, m->frame, one.second, one.first);
}

/* No name of what is at home is used any more.  */

static void
release_names (moving *m)
{
  auto_vec<tree> names;
  auto_bitmap moved;
  unsigned i;
  tree name;
  FOR_EACH_SSA_NAME (i, name, m->s->fun)
    if (home_of (m, name))
      {
	names.safe_push (name);
	bitmap_set_bit (moved, i);
      }
  for (suspension &p : m->s->suspensions)
    bitmap_and_compl_into (p.names, moved);
  bitmap_and_compl_into (m->s->live.across, moved);
  for (tree name : names)
    {
      m->s->frame.slot_of.remove (name);
      if (SSA_NAME_IS_DEFAULT_DEF (name))
	set_ssa_default_def (m->s->fun, SSA_NAME_VAR (name), NULL_TREE);
      release_ssa_name (name);
    }
}

/* Put constants that are not at home where they are used.  */

static void
propagate_constants (moving *m)
{
  auto_bitmap gone;
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (m->s->live.across, 0, i, bi)
    if (recomputable_p (ssa_name (i))
	&& !SSA_NAME_OCCURS_IN_ABNORMAL_PHI (ssa_name (i)))
      bitmap_set_bit (gone, i);
  EXECUTE_IF_SET_IN_BITMAP (gone, 0, i, bi)
    replace_name (ssa_name (i),
		  gimple_assign_rhs1 (SSA_NAME_DEF_STMT (ssa_name (i))));
  for (suspension &p : m->s->suspensions)
    bitmap_and_compl_into (p.names, gone);
}

void
use_homes (split *s)
{
  moving m;
  m.s = s;
  m.frame = get_or_create_ssa_default_def (s->fun, s->frame_parm);
  if (!s->homes.is_empty ())
    {
      rewrite_parm_loads (&m);
      rewrite_edges (&m);
      basic_block bb;
      FOR_EACH_BB_FN (bb, s->fun)
	rewrite_statements (&m, bb);
      release_names (&m);
    }
  if (s->lazy)
    propagate_constants (&m);
}
