/* What need not be stored or reloaded after all, or not so often.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int n = f (); co_yield (1); co_yield (2); use (n);

   rewrite_suspension stores each live name at each suspension and loads it at
   each resume.  Here n has not changed when the second one stores it, and is
   not used before that: the store is redundant, and then so is the load.
   A value that is live across many suspensions is touched where it is used
   and nowhere else.

   Where several ways meet on which a value has just been loaded, it is loaded once
   (join_reloads):

	case START: n = frame->n; goto test;
	case 1:	    n = frame->n;		=>
     test:					     test: n = frame->n;

   Input: a state machine in SSA form, FRAME the frame parameter's value.

   The invariant: within one activation a slot is written only just before it
   suspends, and by park_values while nothing else has its bytes, unless a
   memory variable shares them.

   Both analyses follow uses and definitions of names, not blocks, so they do
   not need support/dataflow.cc.  It runs right after the SSA updater: GCC's
   own passes would compare all loads of a slot with each other first, which
   takes time quadratic in the number of suspensions.  */

#include "support/edit.h"
#include "split/rewrite.h"
#include "support/split.h"

/* What is known of a body's values when its stores are looked at.  */
struct slot_contents
{
  split *s;
  tree frame;
  /* For each SSA name, by version: a reference to the slot that it was loaded
     from, perhaps on several ways; null as long as no way is known, VARYING
     for any other value.  */
  auto_vec<tree> loaded_from;
  auto_vec<tree> changed;	/* Names whose LOADED_FROM is news to PHIs.  */
  /* The last slot at each offset, and for each slot the one before or -1.  */
  hash_map<int_hash<HOST_WIDE_INT, -1, -2>, int> last_at;
  auto_vec<int> previous;
};

#define VARYING error_mark_node

/* The reference to a slot that the definition of NAME loads, or VARYING.  */

static tree
loaded_slot (tree name)
{
  if (SSA_NAME_IS_DEFAULT_DEF (name)
      || !gimple_assign_load_p (SSA_NAME_DEF_STMT (name)))
    return VARYING;
  tree ref = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (name));
  return (TREE_CODE (ref) == MEM_REF
	  && TREE_CODE (TREE_OPERAND (ref, 0)) == SSA_NAME
	  && SSA_NAME_IS_DEFAULT_DEF (TREE_OPERAND (ref, 0))
	  && TYPE_REF_CAN_ALIAS_ALL (TREE_TYPE (TREE_OPERAND (ref, 1)))
	  ? ref : VARYING);
}

/* True if A and B, references to slots, name the same bytes in the same
   way.  */

static bool
same_slot_p (tree a, tree b)
{
  return (tree_to_uhwi (TREE_OPERAND (a, 1)) == tree_to_uhwi (TREE_OPERAND (b, 1))
	  && types_compatible_p (TREE_TYPE (a), TREE_TYPE (b)));
}

/* NAME has the value WHERE on some way.  */

static void
meet_contents (slot_contents *c, tree name, tree where)
{
  tree &now = c->loaded_from[SSA_NAME_VERSION (name)];
  if (now == VARYING
      || (now && where != VARYING && same_slot_p (now, where)))
    return;
  now = now ? VARYING : where;
  c->changed.safe_push (name);
}

/* Compute LOADED_FROM: each name has at most two values in turn.  */

static void
compute_contents (slot_contents *c)
{
  c->loaded_from.safe_grow_cleared (num_ssa_names, true);
  unsigned i;
  tree name;
  FOR_EACH_SSA_NAME (i, name, c->s->fun)
    {
      if (virtual_operand_p (name))
	continue;
      gphi *phi = dyn_cast <gphi *> (SSA_NAME_DEF_STMT (name));
      if (!phi)
	{
	  meet_contents (c, name, loaded_slot (name));
	  continue;
	}
      for (unsigned k = 0; k < gimple_phi_num_args (phi); k++)
	if (TREE_CODE (gimple_phi_arg_def (phi, k)) != SSA_NAME)
	  meet_contents (c, name, VARYING);
    }
  while (!c->changed.is_empty ())
    {
      name = c->changed.pop ();
      use_operand_p use;
      imm_use_iterator it;
      FOR_EACH_IMM_USE_FAST (use, it, name)
	if (gphi *phi = dyn_cast <gphi *> (USE_STMT (use)))
	  meet_contents (c, gimple_phi_result (phi),
			 c->loaded_from[SSA_NAME_VERSION (name)]);
    }
}

/* Index the slots by offset.  */

static void
collect_slots (slot_contents *c)
{
  for (unsigned k = 0; k < c->s->frame.slots.length (); k++)
    {
      bool existed;
      int &last = c->last_at.get_or_insert (c->s->frame.slots[k].offset,
					    &existed);
      c->previous.safe_push (existed ? last : -1);
      last = k;
    }
}

/* True if STMT stores in a slot what that holds already.  */

static bool
redundant_store_p (slot_contents *c, gimple *stmt)
{
  if (!gimple_store_p (stmt) || !gimple_assign_single_p (stmt)
      || TREE_CODE (gimple_assign_rhs1 (stmt)) != SSA_NAME
      || TREE_CODE (gimple_assign_lhs (stmt)) != MEM_REF
      || TREE_OPERAND (gimple_assign_lhs (stmt), 0) != c->frame)
    return false;
  tree lhs = gimple_assign_lhs (stmt);
  tree from = c->loaded_from[SSA_NAME_VERSION (gimple_assign_rhs1 (stmt))];
  if (!from || from == VARYING || !same_slot_p (lhs, from))
    return false;
  int *last = c->last_at.get (tree_to_uhwi (TREE_OPERAND (lhs, 1)));
  for (int k = last ? *last : -1; k >= 0; k = c->previous[k])
    {
      const slot &sl = c->s->frame.slots[k];
      if (sl.name && sl.exclusive
	  && types_compatible_p (TREE_TYPE (lhs), sl.type))
	return true;
    }
  return false;
}

/* Remove the redundant stores in BB, where names are stored.  */

static void
remove_redundant_stores_in (slot_contents *c, basic_block bb)
{
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); )
    {
      gimple *stmt = gsi_stmt (gsi);
      if (!redundant_store_p (c, stmt))
	{
	  gsi_next (&gsi);
	  continue;
	}
      unlink_stmt_vdef (stmt);
      gsi_remove (&gsi, true);
      release_defs (stmt);
    }
}

/* Within one activation a slot is written only just before it suspends, or
   where a loop is entered that the value is parked for, unless a memory
   variable shares its bytes.  So a store of an unchanged value is
   redundant.  */

void
remove_redundant_stores (split *s, tree frame)
{
  slot_contents c;
  c.s = s;
  c.frame = frame;
  compute_contents (&c);
  collect_slots (&c);
  for (suspension &p : s->suspensions)
    remove_redundant_stores_in (&c, p.before);
  for (basic_block bb : s->entries)
    remove_redundant_stores_in (&c, bb);
}

/* True if STMT only brings a value along: a PHI node, or a load of a slot that
   rewrite_suspension made.  */

static bool
carries_value_p (tree frame, gimple *stmt)
{
  if (gimple_code (stmt) == GIMPLE_PHI)
    return !virtual_operand_p (gimple_phi_result (stmt));
  if (!is_gimple_assign (stmt)
      || TREE_CODE (gimple_assign_lhs (stmt)) != SSA_NAME
      || gimple_has_volatile_ops (stmt))
    return false;
  if (gimple_assign_rhs_code (stmt) == NOP_EXPR)
    return true;
  return (gimple_assign_load_p (stmt)
	  && TREE_CODE (gimple_assign_rhs1 (stmt)) == MEM_REF
	  && TREE_OPERAND (gimple_assign_rhs1 (stmt), 0) == frame);
}

/* Note in NEEDED, and for its operands in WORK, that NAME is used.  */

static void
need_name (tree name, bitmap needed, vec<tree> *work)
{
  if (TREE_CODE (name) == SSA_NAME && !virtual_operand_p (name)
      && bitmap_set_bit (needed, SSA_NAME_VERSION (name)))
    work->safe_push (name);
}

static void
need_operands (gimple *stmt, bitmap needed, vec<tree> *work)
{
  if (gphi *phi = dyn_cast <gphi *> (stmt))
    {
      for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	need_name (gimple_phi_arg_def (phi, i), needed, work);
      return;
    }
  ssa_op_iter it;
  tree op;
  FOR_EACH_SSA_TREE_OPERAND (op, stmt, it, SSA_OP_USE)
    need_name (op, needed, work);
}

/* Compute the names that anything but a carrier uses.  */

static void
compute_needed (function *fun, tree frame, bitmap needed)
{
  auto_vec<tree> work;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (!is_gimple_debug (gsi_stmt (gsi))
	  && !carries_value_p (frame, gsi_stmt (gsi)))
	need_operands (gsi_stmt (gsi), needed, &work);
  while (!work.is_empty ())
    {
      gimple *def = SSA_NAME_DEF_STMT (work.pop ());
      if (carries_value_p (frame, def))
	need_operands (def, needed, &work);
    }
}

/* Remove from BB what `remove_dead_reloads' removes, but not what is in
   NEEDED.  */

static void
remove_dead_reloads_in (basic_block bb, tree frame, bitmap needed)
{
  for (gimple_stmt_iterator gsi = gsi_last_bb (bb); !gsi_end_p (gsi); )
    {
      gimple_stmt_iterator before = gsi;
      gsi_prev (&before);
      gimple *stmt = gsi_stmt (gsi);
      if (carries_value_p (frame, stmt)
	  && !bitmap_bit_p (needed, SSA_NAME_VERSION (gimple_assign_lhs
						      (stmt))))
	{
	  gsi_remove (&gsi, true);
	  release_defs (stmt);
	}
      gsi = before;
    }
  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi); )
    if (carries_value_p (frame, gpi.phi ())
	&& !bitmap_bit_p (needed, SSA_NAME_VERSION (gimple_phi_result
						    (gpi.phi ()))))
      remove_phi_node (&gpi, true);
    else
      gsi_next (&gpi);
}

/* Remove from FUN, the current function, the loads of slots of FRAME that only
   fed a store that was redundant or a way that this function does not have, and
   the PHI nodes behind them.  A value that is live across many suspensions is
   then touched where it is used and nowhere else.  Uses go before what they
   use: GCC puts the value of what goes into its debug statements, where it
   must not name what went already.  */

void
remove_dead_reloads (function *fun, tree frame)
{
  auto_bitmap needed;
  compute_needed (fun, frame, needed);
  auto_vec<int> order;
  order.safe_grow (n_basic_blocks_for_fn (fun));
  int n = pre_and_rev_post_order_compute_fn (fun, NULL, order.address (),
					     false);
  while (n--)
    remove_dead_reloads_in (BASIC_BLOCK_FOR_FN (fun, order[n]), frame,
			    needed);
}

/* The most stores between a load and where it goes.  */
enum { MAX_STORES = 8 };

/* True if the memory that REF names is the same at THEN and at NOW, virtual names.  */

static bool
unchanged_p (tree ref, tree now, tree then)
{
  for (int i = 0; now != then && i < MAX_STORES; i++)
    {
      gimple *def = SSA_NAME_DEF_STMT (now);
      if (!is_gimple_assign (def) || stmt_may_clobber_ref_p (def, ref))
	return false;
      now = gimple_vuse (def);
    }
  return now == then;
}

/* The memory at the start of BB, coming by E; null if nothing tells.  */

static tree
memory_on_edge (basic_block bb, edge e)
{
  if (gphi *phi = get_virtual_phi (bb))
    return PHI_ARG_DEF_FROM_EDGE (phi, e);
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    if (tree memory = gimple_vuse (gsi_stmt (gsi)))
      return memory;
  return NULL_TREE;
}

/* If PHI only merges loads of one slot of FRAME, which could as well be after it,
   return a reference to that; else null.  */

static tree
merged_slot (gphi *phi, tree frame)
{
  basic_block bb = gimple_bb (phi);
  tree slot = NULL_TREE;
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      tree name = gimple_phi_arg_def (phi, i);
      edge e = gimple_phi_arg_edge (phi, i);
      tree ref = TREE_CODE (name) == SSA_NAME ? loaded_slot (name) : VARYING;
      if (ref == VARYING || TREE_OPERAND (ref, 0) != frame
	  || TREE_THIS_VOLATILE (ref) || (e->flags & EDGE_COMPLEX)
	  || (slot && !same_slot_p (slot, ref)) || !has_single_use (name))
	return NULL_TREE;
      tree memory = memory_on_edge (bb, e);
      if (!memory
	  || !unchanged_p (ref, memory, gimple_vuse (SSA_NAME_DEF_STMT (name))))
	return NULL_TREE;
      slot = ref;
    }
  return slot;
}

/* Load what PHI merges, the slot REF, behind it.  */

static void
load_behind (gphi *phi, tree ref)
{
  basic_block bb = gimple_bb (phi);
  tree name = gimple_phi_result (phi);
  auto_vec<tree> loaded;
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    loaded.safe_push (gimple_phi_arg_def (phi, i));
  tree memory = memory_on_edge (bb, EDGE_PRED (bb, 0));
  if (gphi *merged = get_virtual_phi (bb))
    memory = gimple_phi_result (merged);
  gimple_stmt_iterator gsi = gsi_for_stmt (phi);
  location_t loc = gimple_location (SSA_NAME_DEF_STMT (loaded[0]));
  remove_phi_node (&gsi, false);
  gassign *load = gimple_build_assign (name, unshare_expr (ref));
  gimple_set_location (load, loc);
  gimple_set_vuse (load, memory);
  gsi = gsi_after_labels (bb);
  gsi_insert_before (&gsi, load, GSI_SAME_STMT);
  for (tree each : loaded)
    {
      gimple *def = SSA_NAME_DEF_STMT (each);
      gsi = gsi_for_stmt (def);
      gsi_remove (&gsi, true);
      release_defs (def);
    }
}

/* Let what is loaded on each way into a block of FUN, the current function, whose
   virtual operands are right, be loaded there.  */

void
join_reloads (function *fun, tree frame)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi); )
      {
	gphi *phi = gpi.phi ();
	gsi_next (&gpi);
	if (virtual_operand_p (gimple_phi_result (phi)))
	  continue;
	if (tree ref = merged_slot (phi, frame))
	  load_behind (phi, ref);
      }
}
