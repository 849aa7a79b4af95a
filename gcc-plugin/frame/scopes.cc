/* Marks of scopes that are not true of a coroutine.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	{ int x = f (); co_yield (x); }

   GCC marks the end of x's life (a clobber) and, for the address sanitizer,
   its start and end.  x is not live across the suspension, so it stays on the
   stack; but each activation has a stack of its own, and the one that ends
   the scope is not the one that began it.  The marks do not match there: a
   later use in the same activation would look like a use after the end.  So
   such variables lose their marks, and are plain variables of the function.

   The compiler's own temporaries lose theirs as well: they only told
   compute_liveness what is dead while suspended.

	{ struct s x = f (); co_yield (x.a);  y = f (); }  co_yield (y.a);

   In the frame, y has the bytes of x, which nobody reads any more.  But the end
   of x's life, where its scope ends, says that these bytes are undefined, and
   GCC would drop the store to y.  So an end loses its mark where another
   variable is there by then.

   It runs when it is known which variables the frame keeps, and where.  */

#include "support/edit.h"
#include "asan.h"
#include "frame/frame.h"
#include "support/dataflow.h"
#include "support/queries.h"
#include "support/split.h"

/* The variable whose life STMT starts (*START) or ends, for the sanitizer;
   null if it does neither.  */

static tree
asan_marked_var (gimple *stmt, bool *start)
{
  if (!gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    return NULL_TREE;
  tree address = gimple_call_arg (stmt, 1);
  if (TREE_CODE (address) != ADDR_EXPR)
    return NULL_TREE;
  *start = (tree_to_shwi (gimple_call_arg (stmt, 0)) == ASAN_MARK_UNPOISON);
  return base_decl (TREE_OPERAND (address, 0));
}

/* The variable that STMT ends the life of, or starts or ends it for the
   sanitizer; null if STMT is no mark.  */

static tree
marked_var (gimple *stmt, bool *start)
{
  *start = false;
  if (gimple_clobber_p (stmt))
    return DECL_P (gimple_assign_lhs (stmt)) ? gimple_assign_lhs (stmt)
					     : NULL_TREE;
  return asan_marked_var (stmt, start);
}

/* Where note_open collects the variables that a statement mentions.  */

struct open_walk
{
  liveness *live;
  const flow_set *open;
};

static bool
note_open (gimple *, tree op, tree, void *data)
{
  open_walk *w = (open_walk *) data;
  tree base = base_decl (op);
  if (unsigned *i = base ? w->live->var_index.get (base) : NULL)
    w->open->gen (*i);
  return false;
}

/* Take OPEN, the variables whose scope may be open, over STMT.  */

static void
transfer_open (split *s, gimple *stmt, const flow_set &open)
{
  bool start;
  if (is_gimple_debug (stmt))
    return;
  tree var = marked_var (stmt, &start);
  unsigned *i = var ? s->live.var_index.get (var) : NULL;
  if (i && start)
    open.gen (*i);
  else if (i)
    open.kill (*i);
  else if (!var)
    {
      open_walk w = { &s->live, &open };
      walk_stmt_load_store_addr_ops (stmt, &w, note_open, note_open,
				     note_open);
    }
}

/* Note in ACROSS the variables whose scope is open at some suspension.  */

static void
find_open_scopes (split *s, bitmap across)
{
  dataflow flow (s->fun, FLOW_FORWARD);
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    {
      flow_set open = flow.effect (bb);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	transfer_open (s, gsi_stmt (gsi), open);
    }
  flow.solve ();
  for (suspension &p : s->suspensions)
    bitmap_ior_into (across, flow.at_end (p.before));
}

/* Where the memory variable VAR is in S's frame; null if it is not there.  */

static const slot *
var_slot (split *s, tree var)
{
  unsigned *k = s->frame.slot_of.get (var);
  return k && s->frame.slots[*k].memory ? &s->frame.slots[*k] : NULL;
}

/* True if the variable with index I, VAR, loses its marks all over.  */

static bool
loses_marks_p (split *s, tree var, unsigned i, bitmap across)
{
  if (var_slot (s, var))
    return false;
  return ((DECL_ARTIFICIAL (var) && DECL_IGNORED_P (var))
	  || bitmap_bit_p (across, i));
}

/* True if STMT, the end of VAR's life, would hit another variable in S's
   frame.  */

static bool
hits_another_p (split *s, gimple *stmt, tree var)
{
  bitmap *live = s->live.at_end.get (stmt);
  const slot *a = var_slot (s, var);
  if (!live || !a)
    return false;
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (*live, 0, i, bi)
    {
      const slot *b = var_slot (s, s->live.vars[i].decl);
      if (b && b != a && a->offset < b->offset + b->size
	  && b->offset < a->offset + a->size)
	return true;
    }
  return false;
}

/* Remove the marks of the variables of S's body that need none.  */

void
remove_scope_marks (split *s)
{
  auto_bitmap across;
  find_open_scopes (s, across);
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); )
      {
	gimple *stmt = gsi_stmt (gsi);
	bool start;
	tree var = marked_var (stmt, &start);
	unsigned *i = var ? s->live.var_index.get (var) : NULL;
	if (i && (loses_marks_p (s, var, *i, across)
		  || hits_another_p (s, stmt, var)))
	  {
	    unlink_stmt_vdef (stmt);
	    gsi_remove (&gsi, true);
	  }
	else
	  gsi_next (&gsi);
      }
}
