/* A value that a loop only keeps for later stays in the frame meanwhile.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int k = f (n);  x = co_await (g ());  return x + k;

   The await is a loop that polls, and suspends while that is not ready.  k is
   live across the suspension, and neither set nor used in the loop.  Left to
   rewrite_suspension it would be stored and loaded at each wake; and so would
   all values of all coroutines of a chain that are inlined into one.  Instead

	frame->k = k;			where the loop is entered
	loop { ... suspend ... }
	k = frame->k;			where it is left

   so that a wake costs the same at any depth.

   Input: a body whose layout is computed, the dispatch not built.  Output: the
   same with those stores and loads, and no such name in the suspensions of the
   loop any more.  rewrite_body's SSA update gives the loads names.

   1. note_touched collects what each loop with a suspension sets or uses.
   2. park_loop, outer loops first, parks what is live across a suspension in
      the loop and not touched there.
   3. emit splits the edges: on one that leaves a loop and enters another, loads
      come first.

   The invariant: while a name is parked nothing else is written to its slot.
   Whatever is stored at a suspension in the loop, or parked in an inner one,
   conflicts with it in the layout; memory variables could be in use without
   being live across any suspension there, so its slot must overlap none of
   them (slot::exclusive).

   Not at -O0 or -Og: the debugger finds variables where they are reloaded.  Nor
   with sanitizers, in whose code GCC would take more variables to be
   uninitialized.  The frame is the same in any case.  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "split/rewrite.h"
#include "support/dataflow.h"
#include "support/frame-ref.h"
#include "support/split.h"

/* What happens on one edge.  */
struct edge_traffic
{
  auto_vec<tree> loads, stores;
};

/* The loops of one body.  */
struct parking
{
  split *s;
  tree frame;
  const dataflow *live;		/* The names, by block.  */
  auto_vec<bitmap> touched;	/* By loop: names set or used there.  */
  auto_vec<bitmap> across;	/* By loop: names live across a suspension
				   there; null if there is none.  */
  auto_vec<bitmap> parked;	/* By loop: names in their slots.  */
  auto_vec<edge> order;		/* The edges, as they are found.  */
  hash_map<edge, edge_traffic *> traffic;
};

static void
note_name (parking *p, class loop *loop, tree name)
{
  if (TREE_CODE (name) == SSA_NAME && !virtual_operand_p (name))
    for (; loop_outer (loop); loop = loop_outer (loop))
      if (p->touched[loop->num])
	bitmap_set_bit (p->touched[loop->num], SSA_NAME_VERSION (name));
}

/* Note what BB sets and uses.  A PHI node uses its argument on the edge.  */

static void
note_touched (parking *p, basic_block bb)
{
  class loop *loop = bb->loop_father;
  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
       gsi_next (&gpi))
    {
      gphi *phi = gpi.phi ();
      note_name (p, loop, gimple_phi_result (phi));
      for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	note_name (p, find_common_loop (loop, gimple_phi_arg_edge (phi, i)
					      ->src->loop_father),
		   gimple_phi_arg_def (phi, i));
    }
  if (!loop_outer (loop))
    return;
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    if (!is_gimple_debug (gsi_stmt (gsi)))
      {
	ssa_op_iter it;
	tree op;
	FOR_EACH_SSA_TREE_OPERAND (op, gsi_stmt (gsi), it, SSA_OP_ALL_OPERANDS)
	  note_name (p, loop, op);
      }
}

/* The slot that NAME can be parked in, or null.  */

static const slot *
parking_slot (parking *p, tree name)
{
  unsigned *k = p->s->frame.slot_of.get (name);
  if (!k || SSA_NAME_OCCURS_IN_ABNORMAL_PHI (name)
      || !p->s->frame.slots[*k].exclusive)
    return NULL;
  return &p->s->frame.slots[*k];
}

static edge_traffic *
traffic_on (parking *p, edge e)
{
  bool existed;
  edge_traffic *&t = p->traffic.get_or_insert (e, &existed);
  if (!existed)
    {
      t = new edge_traffic;
      p->order.safe_push (e);
    }
  return t;
}

/* True if NAME is live on E.  */

static bool
live_on_edge_p (parking *p, tree name, edge e)
{
  if (bitmap_bit_p (p->live->at_start (e->dest), SSA_NAME_VERSION (name)))
    return true;
  for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
       gsi_next (&gpi))
    if (PHI_ARG_DEF_FROM_EDGE (gpi.phi (), e) == name)
      return true;
  return false;
}

/* Park NAME in LOOP, whose EXITS are given, if it can be.  */

static void
park_name (parking *p, class loop *loop, const vec<edge> &exits, tree name)
{
  if (!parking_slot (p, name))
    return;
  for (edge e : exits)
    if ((e->flags & (EDGE_ABNORMAL | EDGE_EH)) && live_on_edge_p (p, name, e))
      return;
  bitmap_set_bit (p->parked[loop->num], SSA_NAME_VERSION (name));
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, loop->header->preds)
    if (!flow_bb_inside_loop_p (loop, e->src))
      traffic_on (p, e)->stores.safe_push (name);
  for (edge out : exits)
    if (live_on_edge_p (p, name, out))
      traffic_on (p, out)->loads.safe_push (name);
}

/* Park what can be in LOOP and not in an outer one already.  */

static void
park_loop (parking *p, class loop *loop)
{
  bitmap across = p->across[loop->num];
  if (bitmap outer = p->parked[loop_outer (loop)->num])
    bitmap_copy (p->parked[loop->num], outer);
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, loop->header->preds)
    if (e->flags & (EDGE_ABNORMAL | EDGE_EH))
      return;
  auto_vec<edge> exits = get_loop_exit_edges (loop);
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (across, 0, i, bi)
    if (!bitmap_bit_p (p->touched[loop->num], i)
	&& !bitmap_bit_p (p->parked[loop->num], i))
      park_name (p, loop, exits, ssa_name (i));
}

/* Store NAME in its slot, last in BB.  */

static void
emit_store (parking *p, basic_block bb, tree name)
{
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  if (!gsi_end_p (gsi))
    gsi_next (&gsi);
  emitter e = { &gsi, UNKNOWN_LOCATION };
  emit_slot_store (&e, p->frame, parking_slot (p, name), name);
}

/* Define NAME anew from its slot, last in BB.  */

static void
emit_load (parking *p, basic_block bb, tree name)
{
  const slot *sl = parking_slot (p, name);
  gimple *old_def = SSA_NAME_DEF_STMT (name);
  tree ref = build_slot_ref (p->frame, sl->type, sl->offset);
  gassign *def;
  if (useless_type_conversion_p (TREE_TYPE (name), sl->type))
    def = gimple_build_assign (name, ref);
  else
    {
      tree wide = make_ssa_name (sl->type);
      append (bb, gimple_build_assign (wide, ref), UNKNOWN_LOCATION);
      def = gimple_build_assign (name, NOP_EXPR, wide);
    }
  append (bb, def, UNKNOWN_LOCATION);
  SSA_NAME_DEF_STMT (name) = old_def;
  tree copy = create_new_def_for (name, def,
				  SINGLE_SSA_DEF_OPERAND (def, SSA_OP_DEF));
  tree var = SSA_NAME_VAR (copy);
  if (MAY_HAVE_DEBUG_BIND_STMTS && var && !DECL_IGNORED_P (var))
    append (bb, gimple_build_debug_bind (var, copy, def), UNKNOWN_LOCATION);
}

/* Insert all that is to happen on edges.  */

static void
emit_traffic (parking *p)
{
  for (edge e : p->order)
    {
      edge_traffic *t = *p->traffic.get (e);
      basic_block bb = split_edge (e);
      for (tree name : t->loads)
	emit_load (p, bb, name);
      for (tree name : t->stores)
	emit_store (p, bb, name);
      if (!t->stores.is_empty ())
	p->s->entries.safe_push (bb);
      delete t;
    }
}

/* Take what is parked from the names of the suspension AT; tell debuggers where
   it is after a wake.  */

static void
settle_suspension (parking *p, suspension *at)
{
  bitmap parked = p->parked[at->before->loop_father->num];
  if (!parked)
    return;
  unsigned i;
  bitmap_iterator bi;
  gimple_stmt_iterator gsi = gsi_after_labels (at->after);
  if (MAY_HAVE_DEBUG_BIND_STMTS)
    EXECUTE_IF_AND_IN_BITMAP (at->names, parked, 0, i, bi)
      {
	tree var = SSA_NAME_VAR (ssa_name (i));
	const slot *sl = parking_slot (p, ssa_name (i));
	if (!var || DECL_IGNORED_P (var)
	    || !useless_type_conversion_p (TREE_TYPE (var), sl->type))
	  continue;
	tree ref = build_slot_ref (p->frame, sl->type, sl->offset);
	gsi_insert_before (&gsi, gimple_build_debug_bind (var, ref, NULL),
			   GSI_SAME_STMT);
      }
  bitmap_and_compl_into (at->names, parked);
}

/* The loops of P's body that suspend.  */

static void
find_loops (parking *p)
{
  unsigned n = number_of_loops (p->s->fun);
  p->touched.safe_grow_cleared (n, true);
  p->across.safe_grow_cleared (n, true);
  p->parked.safe_grow_cleared (n, true);
  for (suspension &at : p->s->suspensions)
    for (class loop *loop = at.before->loop_father; loop_outer (loop);
	 loop = loop_outer (loop))
      {
	if (!p->across[loop->num])
	  {
	    p->touched[loop->num] = BITMAP_ALLOC (NULL);
	    p->across[loop->num] = BITMAP_ALLOC (NULL);
	    p->parked[loop->num] = BITMAP_ALLOC (NULL);
	  }
	bitmap_ior_into (p->across[loop->num], at.names);
      }
}

static void
free_loops (parking *p)
{
  for (unsigned i = 0; i < p->across.length (); i++)
    {
      BITMAP_FREE (p->touched[i]);
      BITMAP_FREE (p->across[i]);
      BITMAP_FREE (p->parked[i]);
    }
}

/* Park the values of S that its loops only pass by.  */

void
park_values (split *s)
{
  if (!optimize || optimize_debug || flag_sanitize
      || s->suspensions.is_empty ())
    return;
  parking p;
  p.s = s;
  p.frame = get_or_create_ssa_default_def (s->fun, s->frame_parm);
  calculate_dominance_info (CDI_DOMINATORS);
  fix_loop_structure (NULL);
  find_loops (&p);
  dataflow names (s->fun, FLOW_BACKWARD);
  solve_live_names (&names);
  p.live = &names;
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    note_touched (&p, bb);
  auto_vec<class loop *> work;
  work.safe_push (loops_for_fn (s->fun)->tree_root);
  while (!work.is_empty ())
    for (class loop *loop = work.pop ()->inner; loop; loop = loop->next)
      if (p.across[loop->num])
	{
	  park_loop (&p, loop);
	  work.safe_push (loop);
	}
  for (suspension &at : s->suspensions)
    settle_suspension (&p, &at);
  emit_traffic (&p);
  free_loops (&p);
  forget_dominance ();
}
