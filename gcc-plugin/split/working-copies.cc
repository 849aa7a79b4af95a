/* A small structure is in registers while a loop works on it.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	struct { unsigned a, b; } s = { 1, 0 };
	while ((n = co_await (get (p))) > 0)
	  for (int i = 0; i < n; i++)
	    { s.a += p[i];  s.b += s.a; }

   A variable in the frame is memory that anybody may know, as GCC sees it: each round of
   the inner loop would load and store both members.  So the body works on a copy, a local
   variable that GCC takes apart, and only what suspends knows the frame:

	s = copy;  suspend;  copy = s;

   Input: a body whose layout is computed.  Output: the same with another variable for
   each that find_working_sets chooses, and with these copies.  rewrite_body moves the
   original to its slot, as always.

   The invariant: at each suspension at which the variable is live its slot holds what it
   holds, and no copy is made anywhere else.  Its address is not taken, so nobody sees
   the slot in between.

   Worth it where a loop that does not suspend names the variable, and where few
   suspensions have to copy it.  Not for who debugs.  The frame is the same in any case.  */

#include "support/edit.h"
#include "support/compat.h"
#include "split/rewrite.h"
#include "support/queries.h"
#include "support/split.h"
#include "support/traits.h"

/* The largest variable, in bytes, and the most suspensions that copy it.  */
enum { LARGEST = 32, MAX_COPIES = 4 };

/* What a body does with variables.  */
struct working_sets
{
  split *s;
  basic_block bb;			/* The block at hand.  */
  auto_vec<bool> suspends;		/* By loop.  */
  hash_set<tree> addressed, worked_on;
  hash_map<tree, tree> copy_of;
};

/* True if the variable of SL is one that GCC would keep in registers if it were on the
   stack, and whoever looks at the frame does not know it.  */

static bool
small_structure_p (const slot &sl)
{
  trait t;
  return (sl.memory && sl.decl && VAR_P (sl.decl) && !sl.transfer && !sl.guarded
	  && TREE_CODE (sl.type) == RECORD_TYPE && sl.size <= LARGEST
	  && !TREE_ADDRESSABLE (sl.decl) && !TREE_THIS_VOLATILE (sl.decl)
	  && !TYPE_VOLATILE (sl.type) && !trait_of_type (sl.type, &t)
	  && !DECL_HARD_REGISTER (sl.decl));
}

/* walk_gimple_op callback: note what *TP, of a statement that is executed, names.  */

static tree
note_operand (tree *tp, int *walk_subtrees, void *data)
{
  working_sets *w = (working_sets *) ((walk_stmt_info *) data)->info;
  if (TYPE_P (*tp))
    *walk_subtrees = 0;
  else if (TREE_CODE (*tp) == ADDR_EXPR)
    {
      if (tree base = base_decl (TREE_OPERAND (*tp, 0)))
	w->addressed.add (base);
    }
  else if (VAR_P (*tp) && loop_outer (w->bb->loop_father)
	   && !w->suspends[w->bb->loop_father->num])
    w->worked_on.add (*tp);
  return NULL_TREE;
}

/* Note what all of W's body names.  */

static void
note_body (working_sets *w)
{
  FOR_EACH_BB_FN (w->bb, w->s->fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (w->bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	for (unsigned i = 0; i < gimple_phi_num_args (gpi.phi ()); i++)
	  {
	    tree arg = gimple_phi_arg_def (gpi.phi (), i);
	    if (TREE_CODE (arg) == ADDR_EXPR)
	      if (tree base = base_decl (TREE_OPERAND (arg, 0)))
		w->addressed.add (base);
	  }
      for (gimple_stmt_iterator gsi = gsi_start_nondebug_bb (w->bb);
	   !gsi_end_p (gsi); gsi_next_nondebug (&gsi))
	{
	  if (gimple_clobber_p (gsi_stmt (gsi)))
	    continue;
	  walk_stmt_info wi;
	  memset (&wi, 0, sizeof wi);
	  wi.info = w;
	  walk_gimple_op (gsi_stmt (gsi), note_operand, &wi);
	}
    }
}

/* True if VAR is live across P.  */

static bool
kept_p (const split *s, const suspension &p, tree var)
{
  const unsigned *i = s->live.index_of (var);
  return i && bitmap_bit_p (p.vars, *i);
}

/* Find the variables that get a copy, and make the copies.  */

static void
find_working_sets (working_sets *w)
{
  split *s = w->s;
  w->suspends.safe_grow_cleared (number_of_loops (s->fun), true);
  for (suspension &p : s->suspensions)
    for (class loop *loop = p.before->loop_father; loop; loop = loop_outer (loop))
      w->suspends[loop->num] = true;
  note_body (w);
  for (const slot &sl : s->frame.slots)
    {
      if (!small_structure_p (sl) || w->addressed.contains (sl.decl)
	  || !w->worked_on.contains (sl.decl) || s->ramp_parms.contains (sl.decl))
	continue;
      unsigned copies = 0;
      for (const suspension &p : s->suspensions)
	copies += kept_p (s, p, sl.decl);
      if (copies > MAX_COPIES)
	continue;
      tree copy = build_local (s->fun, TREE_TYPE (sl.decl), "copy",
			       DECL_SOURCE_LOCATION (sl.decl));
      DECL_NAME (copy) = DECL_NAME (sl.decl);
      DECL_IGNORED_P (copy) = DECL_IGNORED_P (sl.decl);
      DECL_IGNORED_P (sl.decl) = 1;
      TREE_ADDRESSABLE (copy) = 0;
      w->copy_of.put (sl.decl, copy);
    }
}

/* walk_gimple_op callback: let *TP name the copy.  */

static tree
use_copy (tree *tp, int *walk_subtrees, void *data)
{
  walk_stmt_info *wi = (walk_stmt_info *) data;
  working_sets *w = (working_sets *) wi->info;
  if (TYPE_P (*tp))
    *walk_subtrees = 0;
  else if (VAR_P (*tp))
    if (tree *copy = w->copy_of.get (*tp))
      {
	*tp = *copy;
	wi->changed = true;
      }
  return NULL_TREE;
}

/* Let all of W's body use the copies.  */

static void
use_copies (working_sets *w)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, w->s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	walk_stmt_info wi;
	memset (&wi, 0, sizeof wi);
	wi.info = w;
	walk_gimple_op (gsi_stmt (gsi), use_copy, &wi);
	if (wi.changed)
	  update_stmt (gsi_stmt (gsi));
      }
}

/* Store the copies that are kept across P before it, and load them behind it.  */

static void
copy_around (working_sets *w, suspension *p)
{
  for (const slot &sl : w->s->frame.slots)
    {
      tree *copy = sl.decl ? w->copy_of.get (sl.decl) : NULL;
      if (!copy || !sl.memory || !kept_p (w->s, *p, sl.decl))
	continue;
      gimple_stmt_iterator before = gsi_for_stmt (p->call);
      gimple_stmt_iterator after = gsi_after_labels (p->after);
      emitter store = { &before, p->loc }, load = { &after, p->loc };
      silence_warning_at (store.assign (sl.decl, *copy), OPT_Wuninitialized);
      load.assign (*copy, sl.decl);
    }
}

void
use_working_copies (split *s)
{
  if (!optimize || optimize_debug || s->fun->calls_setjmp)
    return;
  working_sets w;
  w.s = s;
  find_working_sets (&w);
  if (w.copy_of.is_empty ())
    return;
  use_copies (&w);
  for (suspension &p : s->suspensions)
    copy_around (&w, &p);
}
