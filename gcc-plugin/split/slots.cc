/* Memory variables of a resume body move to their slots.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	x = 1;  foo (&x);

   becomes, with x at offset 8,

	MEM[frame + 8] = 1;  p = frame + 8;  foo (p);

   Whatever names such a variable is rewritten: loads, stores, addresses in
   statements and PHI nodes, asm operands, the end of its life.  The address
   of a slot is no invariant any more, so it is computed just before the
   statement that uses it, in PHI nodes at the start of the function.  */

#include "support/edit.h"
#include "asan.h"
#include "split/rewrite.h"
#include "support/frame-ref.h"
#include "support/queries.h"
#include "support/split.h"

/* One statement while it is rewritten.  */
struct slot_rewrite
{
  split *s;
  gimple_stmt_iterator *gsi;
  tree frame;		/* What the slots are in.  */
  tree only;		/* If set: the only variable to rewrite, which is
			   what FRAME points to.  */
  gimple *phi_after;	/* Where addresses for PHI nodes are computed.  */
};

/* If R rewrites the variable DECL, set *OFFSET to where it is in R's memory and
   return true.  */

static bool
rewritten_p (const slot_rewrite *r, tree decl, HOST_WIDE_INT *offset)
{
  *offset = 0;
  if (!decl || !VAR_P (decl))
    return false;
  if (r->only)
    return decl == r->only;
  unsigned *i = r->s->frame.slot_of.get (decl);
  if (!i || !r->s->frame.slots[*i].memory)
    return false;
  *offset = r->s->frame.slots[*i].offset;
  return true;
}

/* Return a reference to the variable DECL at OFFSET in FRAME.  */

static tree
slot_ref (tree frame, tree decl, HOST_WIDE_INT offset)
{
  tree ref = build_slot_ref (frame, TREE_TYPE (decl), offset);
  if (TREE_THIS_VOLATILE (decl))
    {
      TREE_THIS_VOLATILE (ref) = 1;
      TREE_SIDE_EFFECTS (ref) = 1;
    }
  return ref;
}

/* The variable that REF, in the syntactical sense, is a part of.  */

static tree *
base_of (tree *ref)
{
  while (handled_component_p (*ref))
    ref = &TREE_OPERAND (*ref, 0);
  return ref;
}

/* Return ADDRESS, of (a part of) a variable in the frame, with the variable
   replaced by its slot; null if it is of anything else.  */

static tree
rewritten_address (slot_rewrite *r, tree address)
{
  tree base = *base_of (&TREE_OPERAND (address, 0));
  HOST_WIDE_INT offset;
  if (!rewritten_p (r, base, &offset))
    return NULL_TREE;
  address = unshare_expr (address);
  tree *p = base_of (&TREE_OPERAND (address, 0));
  *p = slot_ref (r->frame, *p, offset);
  recompute_tree_invariant_for_addr_expr (address);
  return address;
}

/* walk_gimple_op callback: rewrite *TP.  */

static tree
rewrite_operand (tree *tp, int *walk_subtrees, void *data)
{
  walk_stmt_info *wi = (walk_stmt_info *) data;
  slot_rewrite *r = (slot_rewrite *) wi->info;
  if (TYPE_P (*tp))
    {
      *walk_subtrees = 0;
      return NULL_TREE;
    }
  if (TREE_CODE (*tp) == ADDR_EXPR)
    {
      tree address = rewritten_address (r, *tp);
      if (!address)
	return NULL_TREE;
      if (!is_gimple_debug (gsi_stmt (*r->gsi)))
	{
	  /* An index may itself be in the frame.  */
	  walk_tree (&TREE_OPERAND (address, 0), rewrite_operand, data, NULL);
	  emitter e = { r->gsi, gimple_location (gsi_stmt (*r->gsi)) };
	  address = e.name (TREE_TYPE (address), address);
	}
      *tp = address;
      wi->changed = true;
      *walk_subtrees = 0;
    }
  else if (DECL_P (*tp))
    {
      HOST_WIDE_INT offset;
      if (rewritten_p (r, *tp, &offset))
	{
	  *tp = slot_ref (r->frame, *tp, offset);
	  wi->changed = true;
	}
      *walk_subtrees = 0;
    }
  return NULL_TREE;
}

/* Rewrite the end of a variable's life in STMT; false if it is not that.  */

static bool
rewrite_clobber (slot_rewrite *r, gimple *stmt)
{
  if (!gimple_clobber_p (stmt))
    return false;
  tree lhs = gimple_assign_lhs (stmt);
  HOST_WIDE_INT offset;
  if (!rewritten_p (r, lhs, &offset))
    return false;
  emitter e = { r->gsi, gimple_location (stmt) };
  tree address = e.name (build_pointer_type (TREE_TYPE (lhs)),
			 build_fold_addr_expr (slot_ref (r->frame, lhs,
							     offset)));
  gimple_assign_set_lhs (stmt, build2 (MEM_REF, TREE_TYPE (lhs), address,
				       build_zero_cst (TREE_TYPE (address))));
  update_stmt (stmt);
  return true;
}

/* If STMT, at *R->gsi, marks a scope of a variable in the frame for the address
   sanitizer, rewrite it: that pass of GCC's only knows the stack.  False if it is not
   that.  */

static bool
rewrite_asan_mark (slot_rewrite *r, gimple *stmt)
{
  if (!gimple_call_internal_p (stmt, IFN_ASAN_MARK)
      || TREE_CODE (gimple_call_arg (stmt, 1)) != ADDR_EXPR)
    return false;
  tree var = base_decl (TREE_OPERAND (gimple_call_arg (stmt, 1), 0));
  HOST_WIDE_INT offset;
  if (!rewritten_p (r, var, &offset))
    return false;
  const slot *sl = slot_of (r->s, var);
  if (sl && sl->guarded && !r->only)
    {
      emitter e = { r->gsi, gimple_location (stmt) };
      tree address = make_ssa_name (ptr_type_node);
      e.put (gimple_build_assign (address, POINTER_PLUS_EXPR, r->frame,
				  build_int_cst (size_type_node, sl->offset)));
      bool start = tree_to_shwi (gimple_call_arg (stmt, 0)) == ASAN_MARK_UNPOISON;
      emit_poison (&e, !start, address, sl->size);
    }
  remove_marker (r->gsi);
  return true;
}

/* If STMT, at *R->gsi, tells debuggers what is in a variable in the frame, which they find
   there, remove it; false if it is not that.  The link-time optimizer takes a reference in
   the place of the variable for one that nobody else has.  */

static bool
remove_debug_bind (slot_rewrite *r, gimple *stmt)
{
  HOST_WIDE_INT offset;
  if (!gimple_debug_bind_p (stmt)
      || !rewritten_p (r, gimple_debug_bind_get_var (stmt), &offset))
    return false;
  gsi_remove (r->gsi, true);
  return true;
}

/* Rewrite `name = &var.part' in STMT in place; false if it is not that.  */

static bool
rewrite_address_assign (slot_rewrite *r, gimple *stmt)
{
  if (!gimple_assign_single_p (stmt)
      || TREE_CODE (gimple_assign_rhs1 (stmt)) != ADDR_EXPR
      || TREE_CODE (gimple_assign_lhs (stmt)) != SSA_NAME)
    return false;
  tree address = rewritten_address (r, gimple_assign_rhs1 (stmt));
  if (!address)
    return false;
  gimple_assign_set_rhs1 (stmt, address);
  update_stmt (stmt);
  return true;
}

/* Rewrite STMT at *R->gsi, whatever it is.  */

static void
rewrite_statement (slot_rewrite *r, gimple *stmt)
{
  if (rewrite_clobber (r, stmt) || rewrite_address_assign (r, stmt))
    return;
  walk_stmt_info wi;
  memset (&wi, 0, sizeof wi);
  wi.info = r;
  wi.gsi = *r->gsi;
  wi.stmt = stmt;
  walk_gimple_op (stmt, rewrite_operand, &wi);
  if (wi.changed)
    update_stmt (stmt);
}

/* Rewrite the arguments of PHI.  */

static void
rewrite_phi (slot_rewrite *r, gphi *phi)
{
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      tree arg = gimple_phi_arg_def (phi, i);
      HOST_WIDE_INT offset;
      if (TREE_CODE (arg) != ADDR_EXPR
	  || !rewritten_p (r, base_decl (TREE_OPERAND (arg, 0)), &offset))
	continue;
      tree name = make_ssa_name (TREE_TYPE (arg));
      gassign *stmt = gimple_build_assign (name, unshare_expr (arg));
      gimple_stmt_iterator gsi = gsi_for_stmt (r->phi_after);
      gsi_insert_after (&gsi, stmt, GSI_NEW_STMT);
      SET_PHI_ARG_DEF (phi, i, name);
      slot_rewrite there = *r;
      there.gsi = &gsi;
      rewrite_statement (&there, stmt);
    }
}

/* Rewrite all of R's body.  */

static void
rewrite_all (slot_rewrite *r)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, r->s->fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	rewrite_phi (r, gpi.phi ());
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); )
	{
	  gimple *stmt = gsi_stmt (gsi);
	  r->gsi = &gsi;
	  if (rewrite_asan_mark (r, stmt) || remove_debug_bind (r, stmt))
	    continue;
	  rewrite_statement (r, stmt);
	  gsi_next (&gsi);
	}
      r->gsi = NULL;
    }
}

/* Move S's memory variables to their slots.  Addresses in PHI nodes are
   computed after ENTRY, that dominates them all.  */

void
rewrite_memory_vars (split *s, gimple *entry)
{
  slot_rewrite r = { };
  r.s = s;
  r.frame = get_or_create_ssa_default_def (s->fun, s->frame_parm);
  r.phi_after = entry;
  rewrite_all (&r);
}

/* Let VAR live where the name POINTER, defined by AFTER, points to.  */

void
rewrite_var_through (split *s, tree var, tree pointer, gimple *after)
{
  slot_rewrite r = { };
  r.s = s;
  r.frame = pointer;
  r.only = var;
  r.phi_after = after;
  rewrite_all (&r);
}

/* Tell debuggers where the variables of S in the frame are.  */

void
describe_slots (split *s)
{
  for (const slot &sl : s->frame.slots)
    if (sl.memory && !DECL_IGNORED_P (sl.decl))
      {
	SET_DECL_VALUE_EXPR (sl.decl, slot_ref (s->frame_parm, sl.decl,
						 sl.offset));
	DECL_HAS_VALUE_EXPR_P (sl.decl) = 1;
      }
  for (const std::pair<tree, unsigned> &home : s->homes)
    if (DECL_P (home.first) && !DECL_IGNORED_P (home.first))
      {
	tree ref = slot_ref (s->frame_parm, home.first,
			     s->frame.slots[home.second].offset);
	SET_DECL_VALUE_EXPR (home.first, ref);
	DECL_HAS_VALUE_EXPR_P (home.first) = 1;
      }
}
