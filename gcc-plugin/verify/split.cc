/* The body that is being split: its suspensions, what is live, its scopes.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   - Each suspension ends its block; one block follows it, and follows nothing
     else.  The states are 1, 2, ... in block order, and no suspension of the
     body is missing.
   - What is live across one is an SSA name that some statement defines, or a
     variable that is known.
   - A mark of the end of a scope that is left is true: of a variable on the
     stack the scope began in the same activation, and of one in the frame no
     other variable has its bytes already.  */

#include "support/edit.h"
#include "asan.h"
#include "support/queries.h"
#include "support/split.h"
#include "verify/verify.h"

static void
fail (const split *s, const suspension &p, const char *what)
{
  input_location = p.loc;
  internal_error ("cogen: suspension %d of %qD: %s", p.state, s->co->ramp,
		  what);
}

/* P is where it is said to be.  */

static void
verify_place (const split *s, const suspension &p)
{
  enum marker code = marker_code (p.call);
  if (code != MARKER_YIELD && code != MARKER_SUSPEND && code != MARKER_WAIT)
    fail (s, p, "it is no marker that suspends");
  if (gimple_bb (p.call) != p.before
      || BASIC_BLOCK_FOR_FN (s->fun, p.before->index) != p.before
      || gsi_stmt (gsi_last_bb (p.before)) != p.call)
    fail (s, p, "it does not end its block");
  if (!single_succ_p (p.before) || single_succ (p.before) != p.after)
    fail (s, p, "its block has another successor");
  if (!single_pred_p (p.after))
    fail (s, p, "what follows it follows another block, too");
}

/* What is said to be live across P exists.  */

static void
verify_live_sets (const split *s, const suspension &p)
{
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (p.names, 0, i, bi)
    {
      tree name = i < num_ssa_names ? ssa_name (i) : NULL_TREE;
      if (!name || SSA_NAME_IN_FREE_LIST (name) || virtual_operand_p (name))
	fail (s, p, "something is live across it that is no SSA name");
      else if (SSA_NAME_IS_DEFAULT_DEF (name))
	fail (s, p, "a parameter or nothing is live across it");
      else if (!gimple_bb (SSA_NAME_DEF_STMT (name)))
	fail (s, p, "an SSA name without a definition is live across it");
      else if (name == gimple_call_lhs (p.call))
	fail (s, p, "its own result is live across it");
    }
  EXECUTE_IF_SET_IN_BITMAP (p.vars, 0, i, bi)
    if (i >= s->live.vars.length ())
      fail (s, p, "an unknown variable is live across it");
}

void
verify_suspensions (const split *s)
{
  if (!verifying_p ())
    return;
  int state = 0;
  for (const suspension &p : s->suspensions)
    {
      if (p.state != ++state)
	fail (s, p, "its state is not its number");
      verify_place (s, p);
      if (p.names)
	verify_live_sets (s, p);
    }
  unsigned next = 0;
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	enum marker code = marker_code (gsi_stmt (gsi));
	if (code != MARKER_YIELD && code != MARKER_SUSPEND
	    && code != MARKER_WAIT)
	  continue;
	if (next == s->suspensions.length ()
	    || s->suspensions[next].call != gsi_stmt (gsi))
	  internal_error ("cogen: suspension %u of %qD is not the one in block "
			  "order", next + 1, s->co->ramp);
	next++;
      }
  if (next != s->suspensions.length ())
    internal_error ("cogen: %qD has %u suspensions, not %u", s->co->ramp, next,
		    s->suspensions.length ());
}

/* The variable on S's stack that STMT ends the life of, also for the address
   sanitizer, as an index, or -1.  */

static int
ended_on_stack (const split *s, gimple *stmt)
{
  tree var = NULL_TREE;
  if (gimple_clobber_p (stmt))
    var = gimple_assign_lhs (stmt);
  else if (gimple_call_internal_p (stmt, IFN_ASAN_MARK)
	   && tree_to_shwi (gimple_call_arg (stmt, 0)) == ASAN_MARK_POISON
	   && TREE_CODE (gimple_call_arg (stmt, 1)) == ADDR_EXPR)
    var = TREE_OPERAND (gimple_call_arg (stmt, 1), 0);
  if (!var || !DECL_P (var))
    return -1;
  const unsigned *i = const_cast <liveness &> (s->live).var_index.get (var);
  const slot *sl = slot_of (s, var);
  return i && !(sl && sl->memory) ? (int) *i : -1;
}

/* Where note_mention looks for variables.  */
struct mention_search
{
  const split *s;
  bitmap found;
};

static bool
note_mention (gimple *, tree op, tree, void *data)
{
  mention_search *m = (mention_search *) data;
  tree base = base_decl (op);
  unsigned *i = base ? const_cast <liveness &> (m->s->live).var_index.get (base)
		     : NULL;
  if (i)
    bitmap_set_bit (m->found, *i);
  return false;
}

/* Change over STMT, backward: ENDING are the variables on S's stack whose
   scope ends behind a suspension, SINCE those whose scope ends before any.  */

static void
transfer_ending (const split *s, gimple *stmt, bitmap ending, bitmap since)
{
  if (is_gimple_debug (stmt))
    return;
  int ended = ended_on_stack (s, stmt);
  if (ended >= 0)
    {
      bitmap_set_bit (since, ended);
      bitmap_clear_bit (ending, ended);
      return;
    }
  if (gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    return;
  enum marker code = marker_code (stmt);
  if (code == MARKER_YIELD || code == MARKER_SUSPEND || code == MARKER_WAIT)
    {
      bitmap_ior_into (ending, since);
      bitmap_clear (since);
    }
  if (gimple_clobber_p (stmt))
    return;
  auto_bitmap found;
  mention_search m = { s, found };
  walk_stmt_load_store_addr_ops (stmt, &m, note_mention, note_mention,
				 note_mention);
  if (bitmap_intersect_p (found, ending))
    internal_error ("cogen: %qD: the scope of %qD on the stack spans a "
		    "suspension", s->co->ramp,
		    s->live.vars[bitmap_first_set_bit (found)].decl);
}

/* No scope on the stack spans a suspension.  */

static void
verify_stack_scopes (const split *s)
{
  int n = last_basic_block_for_fn (s->fun);
  auto_vec<bitmap> ending_in, since_in;
  for (int i = 0; i < n; i++)
    {
      ending_in.safe_push (BITMAP_ALLOC (NULL));
      since_in.safe_push (BITMAP_ALLOC (NULL));
    }
  auto_bitmap ending, since;
  bool changed = true;
  while (changed)
    {
      changed = false;
      basic_block bb;
      FOR_EACH_BB_REVERSE_FN (bb, s->fun)
	{
	  bitmap_clear (ending);
	  bitmap_clear (since);
	  edge e;
	  edge_iterator ei;
	  FOR_EACH_EDGE (e, ei, bb->succs)
	    {
	      bitmap_ior_into (ending, ending_in[e->dest->index]);
	      bitmap_ior_into (since, since_in[e->dest->index]);
	    }
	  for (gimple_stmt_iterator gsi = gsi_last_bb (bb); !gsi_end_p (gsi);
	       gsi_prev (&gsi))
	    transfer_ending (s, gsi_stmt (gsi), ending, since);
	  changed |= bitmap_ior_into (ending_in[bb->index], ending);
	  changed |= bitmap_ior_into (since_in[bb->index], since);
	}
    }
  for (int i = 0; i < n; i++)
    {
      BITMAP_FREE (ending_in[i]);
      BITMAP_FREE (since_in[i]);
    }
}

/* Where STMT ends the life of a variable in S's frame, no other one that is
   alive has its bytes.  */

static void
verify_frame_scope (const split *s, gimple *stmt)
{
  bitmap *live = const_cast <liveness &> (s->live).at_end.get (stmt);
  const slot *a = slot_of (s, gimple_assign_lhs (stmt));
  if (!live || !a || !a->memory)
    return;
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (*live, 0, i, bi)
    {
      tree var = s->live.vars[i].decl;
      const slot *b = slot_of (s, var);
      if (b && b->memory && b != a && a->offset < b->offset + b->size
	  && b->offset < a->offset + a->size)
	internal_error ("cogen: %qD: the end of %qD, in the frame, hits %qD",
			s->co->ramp, a->decl, var);
    }
}

void
verify_scope_marks (const split *s)
{
  if (!verifying_p ())
    return;
  if (!s->suspensions.is_empty ())
    verify_stack_scopes (s);
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (gimple_clobber_p (gsi_stmt (gsi))
	  && DECL_P (gimple_assign_lhs (gsi_stmt (gsi))))
	verify_frame_scope (s, gsi_stmt (gsi));
}
