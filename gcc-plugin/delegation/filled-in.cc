/* What a step by hand fills in, and nobody needs what was there before.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	while (co_resume (&g, 1, &v, &r) == CO_YIELDED)
	  co_yield (v.size);

   A step that gives no item leaves V alone, so V is needed by the step, and a frame would
   keep it over the yield; R likewise.  A small item of an iterator is stored apart
   (delegation/items.cc).  Else, where a variable is not looked at after a step that has not
   filled it in, it is said to hold nothing before the step:

	v = {CLOBBER}; r = {CLOBBER};
	if (RESUME (&g, 1, &v, &r) == CO_YIELDED) ...

   All that happens to the variable must be seen: its address is taken by steps alone.  And
   what the step says must be asked right behind it.  */

#include "support/edit.h"
#include "delegation/delegation.h"
#include "support/markers.h"
#include "support/queries.h"
#include <cogen/rt.h>

/* A variable that STEP fills in if it gives WHEN.  */
struct filled
{
  gimple *step;
  tree var;
  int when;
};

typedef auto_vec<filled, 2> filled_list;

/* Append to LIST the variable of FUN that argument I of STEP is the address of, if it is
   one, and of the size of TYPE, of what is put there.  */

static void
add_place (filled_list *list, function *fun, gimple *step, unsigned i, tree type, int when)
{
  filled f = { step, stepped_into (fun, step, i), when };
  if (f.var
      && operand_equal_p (TYPE_SIZE_UNIT (TREE_TYPE (f.var)), TYPE_SIZE_UNIT (type), 0))
    list->safe_push (f);
}

/* Append to LIST what STMT of FUN fills in, if it is a step.  */

static void
add_places (filled_list *list, function *fun, gimple *stmt)
{
  enum marker code = marker_code (stmt);
  if (code != MARKER_NEXT && code != MARKER_POLL && code != MARKER_POLL_NEXT
      && code != MARKER_RESUME)
    return;
  gcall *step = as_a <gcall *> (stmt);
  trait t = marker_trait (step);
  unsigned last = gimple_call_num_args (step) - 1;
  if (code == MARKER_NEXT)
    add_place (list, fun, step, last, t.item, true);
  else if (code == MARKER_POLL_NEXT)
    add_place (list, fun, step, last, t.item, CO_READY);
  else if (code == MARKER_POLL)
    add_place (list, fun, step, last, t.result, CO_READY);
  else
    {
      add_place (list, fun, step, last - 1, t.item, CO_YIELDED);
      add_place (list, fun, step, last, t.result, CO_RETURNED);
    }
}

/* walk_stmt_load_store_addr_ops callback.  */

static bool
is_of (gimple *, tree op, tree, void *var)
{
  return get_base_address (op) == (tree) var;
}

static bool
mentions_p (gimple *stmt, tree var)
{
  return (!is_gimple_debug (stmt)
	  && walk_stmt_load_store_addr_ops (stmt, var, is_of, is_of, is_of));
}

/* True if the address of VAR is in STMT of FUN, and not as that of what a step fills in.  */

static bool
address_escapes_p (function *fun, gimple *stmt, tree var)
{
  if (is_gimple_debug (stmt)
      || !walk_stmt_load_store_addr_ops (stmt, var, NULL, NULL, is_of))
    return false;
  filled_list places;
  add_places (&places, fun, stmt);
  unsigned found = 0;
  for (const filled &f : places)
    found += f.var == var;
  for (unsigned i = 0; i < (is_gimple_call (stmt) ? gimple_call_num_args (stmt) : 0); i++)
    {
      tree arg = gimple_call_arg (stmt, i);
      if (TREE_CODE (arg) == ADDR_EXPR && get_base_address (TREE_OPERAND (arg, 0)) == var)
	found--;
    }
  return found != 0;
}

/* True if the address of VAR is taken in FUN by steps alone.  */

static bool
only_filled_in_p (function *fun, tree var)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi); gsi_next (&gpi))
	if (walk_stmt_load_store_addr_ops (gpi.phi (), var, NULL, NULL, is_of))
	  return false;
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (address_escapes_p (fun, gsi_stmt (gsi), var))
	  return false;
    }
  return true;
}

/* True if STMT is the step of F, before which its variable will hold nothing, or says that
   it does.  */

static bool
holds_nothing_p (gimple *stmt, const filled &f)
{
  return (stmt == f.step
	  || (gimple_clobber_p (stmt) && gimple_assign_lhs (stmt) == f.var));
}

/* True if nobody looks at F's variable from the start of BB on, before its step is executed
   again.  */

static bool
dead_at_p (basic_block bb, const filled &f)
{
  auto_vec<basic_block> work;
  auto_bitmap seen;
  work.safe_push (bb);
  bitmap_set_bit (seen, bb->index);
  while (!work.is_empty ())
    {
      bb = work.pop ();
      gimple_stmt_iterator gsi = gsi_start_bb (bb);
      while (!gsi_end_p (gsi) && !holds_nothing_p (gsi_stmt (gsi), f))
	{
	  if (mentions_p (gsi_stmt (gsi), f.var))
	    return false;
	  gsi_next (&gsi);
	}
      edge e;
      edge_iterator ei;
      if (gsi_end_p (gsi))
	FOR_EACH_EDGE (e, ei, bb->succs)
	  if (bitmap_set_bit (seen, e->dest->index))
	    work.safe_push (e->dest);
    }
  return true;
}

/* True if F's variable is not looked at from GSI to the end of its block.  */

static bool
dead_in_rest_p (gimple_stmt_iterator gsi, const filled &f)
{
  for (; !gsi_end_p (gsi); gsi_next (&gsi))
    if (mentions_p (gsi_stmt (gsi), f.var))
      return false;
  return true;
}

/* What F's step may have given where control comes, a bit for each.  */
typedef unsigned given;

static given
anything (const filled &f)
{
  return marker_code (f.step) == MARKER_POLL_NEXT ? 7 : 3;
}

static bool needed_only_if_filled_p (basic_block, gimple_stmt_iterator, const filled &, given);

/* True if F's variable, where control takes E from a block that it comes to with NOW, is
   filled in or not needed.  */

static bool
filled_or_dead_p (edge e, const filled &f, given now)
{
  bool equal;
  HOST_WIDE_INT k;
  given filled_in = 1u << f.when;
  if (e->flags & EDGE_COMPLEX)
    now = 0;	/* It has thrown.  */
  else if (answer_on (e, &equal, &k) == f.step)
    now &= (k < 0 || k > 2 ? 0u : 1u << k) ^ (equal ? 0u : ~0u);
  if (now == filled_in)
    return true;
  if ((now & filled_in) && single_pred_p (e->dest)
      && needed_only_if_filled_p (e->dest, gsi_start_bb (e->dest), f, now))
    return true;
  return dead_at_p (e->dest, f);
}

/* The same where control comes to GSI in BB.  */

static bool
needed_only_if_filled_p (basic_block bb, gimple_stmt_iterator gsi, const filled &f, given now)
{
  if (EDGE_COUNT (bb->succs) == 0 || !dead_in_rest_p (gsi, f))
    return false;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->succs)
    if (!filled_or_dead_p (e, f, now))
      return false;
  return true;
}

bool
forget_filled_in (function *fun)
{
  filled_list places;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      add_places (&places, fun, gsi_stmt (gsi));
  bool any = false;
  for (const filled &f : places)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (f.step), behind = gsi;
      gsi_next (&behind);
      if (!needed_only_if_filled_p (gimple_bb (f.step), behind, f, anything (f))
	  || !only_filled_in_p (fun, f.var))
	continue;
      emitter e = { &gsi, gimple_location (f.step) };
      e.put (build_clobber_of (f.var));
      any = true;
    }
  return any;
}
