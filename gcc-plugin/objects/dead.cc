/* Variables for trait objects that nobody reads any more.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Where the flow of objects knows what an operation works on, the operation does
   not read the variable.  So the variable goes away with its stores; where only its
   vtable is read, which says whether there is an object, its pointer does: it would
   be the address of a frame in the frame, which could not move.  */

#include "support/edit.h"
#include "objects/objects.h"
#include "support/queries.h"
#include "support/traits.h"

/* Who reads and who assigns the private variables of a function, by their
   index.  */
struct object_uses
{
  object_flow *flow;
  auto_vec<unsigned> self_reads;	/* How often the pointer of each is read,  */
  auto_vec<unsigned> vtable_reads;	/* and its vtable; taking its address
					   counts as both.  */
  auto_vec<int> last_store;	/* For each, what assigns it, or marks where
				   its life starts and ends: the last one, or
				   -1, in STORES,  */
  auto_vec<gimple *> stores;
  auto_vec<int> previous;	/* and for each of these the one before.  */
  auto_vec<unsigned> unread;	/* Whose pointer was found to have no
				   reader.  */
  int by;			/* What a walk adds to the reads.  */
};

/* True if REF is just the field of a variable's that FIELD_OF gives for its type: the
   pointer, or the vtable.  */

static bool
field_ref_p (const_tree ref, tree (*field_of) (const_tree type))
{
  return (TREE_CODE (ref) == COMPONENT_REF && DECL_P (TREE_OPERAND (ref, 0))
	  && TREE_OPERAND (ref, 1) == field_of (TREE_TYPE (TREE_OPERAND (ref, 0))));
}

/* If REF, a load or an address, is of one of the variables of DATA, which is BASE
   then, count it.  */

static bool
count_read (gimple *, tree base, tree ref, void *data)
{
  object_uses *u = (object_uses *) data;
  base = base_decl (base);
  int v = base ? u->flow->index_of (base) : -1;
  if (v < 0)
    return false;
  if (!field_ref_p (ref, trait_self_field))
    u->vtable_reads[v] += u->by;
  if (!field_ref_p (ref, trait_vtable_field))
    u->self_reads[v] += u->by;
  if (u->by < 0 && u->self_reads[v] == 0)
    u->unread.safe_push (v);
  return false;
}

/* Count what STMT reads, or no longer does if BY is -1.  */

static void
count_reads (object_uses *u, gimple *stmt, int by)
{
  if (is_gimple_debug (stmt) || gimple_clobber_p (stmt)
      || gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    return;
  u->by = by;
  walk_stmt_load_store_addr_ops (stmt, u, count_read, NULL, count_read);
}

/* Return the index of the variable that STMT assigns, or marks; else -1.  */

static int
stored_var (object_uses *u, gimple *stmt)
{
  tree var = NULL_TREE;
  if (gimple_assign_single_p (stmt))
    var = base_decl (gimple_assign_lhs (stmt));
  else if (gimple_call_internal_p (stmt, IFN_ASAN_MARK)
	   && TREE_CODE (gimple_call_arg (stmt, 1)) == ADDR_EXPR)
    var = TREE_OPERAND (gimple_call_arg (stmt, 1), 0);
  return var && DECL_P (var) ? u->flow->index_of (var) : -1;
}

static void
collect_uses (object_uses *u)
{
  u->self_reads.safe_grow_cleared (u->flow->vars.length (), true);
  u->vtable_reads.safe_grow_cleared (u->flow->vars.length (), true);
  for (unsigned v = 0; v < u->flow->vars.length (); v++)
    u->last_store.safe_push (-1);
  basic_block bb;
  FOR_EACH_BB_FN (bb, u->flow->fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	count_reads (u, gpi.phi (), 1);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  count_reads (u, gsi_stmt (gsi), 1);
	  int v = stored_var (u, gsi_stmt (gsi));
	  if (v < 0)
	    continue;
	  u->previous.safe_push (u->last_store[v]);
	  u->last_store[v] = u->stores.length ();
	  u->stores.safe_push (gsi_stmt (gsi));
	}
    }
}

/* Remove the assignments to variable V, all of them if its vtable is not read
   either; tell debuggers, if DEBUG.  */

static void
remove_stores (object_uses *u, unsigned v, object_debug *debug)
{
  bool all = u->vtable_reads[v] == 0;
  int *place = &u->last_store[v];
  while (*place >= 0)
    {
      int i = *place;
      gimple *stmt = u->stores[i];
      if (!all && !(is_gimple_assign (stmt)
		    && field_ref_p (gimple_assign_lhs (stmt), trait_self_field)))
	{
	  place = &u->previous[i];
	  continue;
	}
      *place = u->previous[i];
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      if (is_gimple_assign (stmt) && debug)
	debug->note_store (&gsi);
      count_reads (u, stmt, -1);
      unlink_stmt_vdef (stmt);
      gsi_remove (&gsi, true);
    }
}

/* True if a debugger shall find VAR of FLOW's function although nobody else
   reads it.  In a coroutine it could not be found: it would not be kept.  */

static bool
kept_for_debuggers_p (const object_flow *flow, tree var)
{
  return !optimize && !flow->self && !DECL_ARTIFICIAL (var);
}

/* Remove what nobody reads of FLOW's private variables.  One that is removed may
   have been the only reader of another.  */

void
remove_dead_objects (object_flow *flow)
{
  /* What settle_links has cut off is no reader.  */
  forget_dominance ();
  delete_unreachable_blocks ();
  object_uses u;
  u.flow = flow;
  collect_uses (&u);
  for (unsigned v = flow->vars.length (); v-- > 0;)
    if (u.self_reads[v] == 0)
      u.unread.safe_push (v);
  while (!u.unread.is_empty ())
    {
      unsigned v = u.unread.pop ();
      tree var = flow->vars[v];
      if (!VAR_P (var) || !flow->private_p (var)
	  || kept_for_debuggers_p (flow, var))
	continue;
      if (u.vtable_reads[v] > 0 && !flow->self)
	/* Debuggers may show it.  */
	continue;
      object_debug debug (flow->fun, var);
      remove_stores (&u, v, flow->self ? NULL : &debug);
    }
}
