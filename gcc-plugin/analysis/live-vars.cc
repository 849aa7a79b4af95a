/* Which memory variables are live across each suspension, and which at the
   same time?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	char buf[80];  fill (buf);  co_yield (1);  use (buf);

   Input: a resume body and its suspensions.  Output: the variables of each
   suspension; for each variable those that conflict with it, because both are
   live at once anywhere; for the end of a variable's life, who lives then.

   A memory variable is live where both hold:
   - forward, it was mentioned on some path and has not been clobbered since
     (the end of its scope, as cfgexpand's sharing of stack slots has it);
   - backward, some path uses it before it is overwritten as a whole.  Only
     where all uses can be seen: its address must not escape.

   1. collect_vars, compute_escapes: the variables, and whose address may be
      known elsewhere.
   2. solve_vars: the two problems, a forward and a backward one.
   3. finish_block_vars: both together, statement by statement.

   The invariant: a variable that is read, or that somebody may read through
   its address, before it is written as a whole, is live.

   A variable is live as a whole here; frame/fields.cc looks closer.  An address
   that gets away makes it live to its end; analysis/reached-vars.cc knows
   better.  */

#include "support/edit.h"
#include "asan.h"
#include "analysis/live.h"
#include "analysis/retain.h"
#include "support/dataflow.h"
#include "support/queries.h"

/* How the statements at hand mention variables.  */
struct mention_walk
{
  liveness *live;
  bitmap loads;		/* Read, or passed to a call that does not keep it.  */
  bitmap stores;	/* Written, perhaps in part.  */
  bitmap addresses;	/* Address taken in any other way.  */
};

static unsigned *
mentioned_index (mention_walk *w, tree op)
{
  tree base = base_decl (op);
  return base ? w->live->var_index.get (base) : NULL;
}

static bool
note_load (gimple *, tree op, tree, void *data)
{
  mention_walk *w = (mention_walk *) data;
  if (unsigned *i = mentioned_index (w, op))
    bitmap_set_bit (w->loads, *i);
  return false;
}

static bool
note_store (gimple *, tree op, tree, void *data)
{
  mention_walk *w = (mention_walk *) data;
  if (unsigned *i = mentioned_index (w, op))
    bitmap_set_bit (w->stores, *i);
  return false;
}

/* True if ARG, an address, is where STMT, the call of a method, puts an item or a
   result: what was there it does not read.  */

static bool
filled_in_p (gimple *stmt, tree arg)
{
  const gcall *call = dyn_cast <const gcall *> (stmt);
  bool filled = false;
  for (unsigned i = 0; call && i < gimple_call_num_args (call); i++)
    if (gimple_call_arg (call, i) == arg)
      {
	if (method_promise (call, i) != 'w')
	  return false;
	filled = true;
      }
  return filled && arg != gimple_call_chain (call);
}

static bool
note_address (gimple *stmt, tree op, tree arg, void *data)
{
  mention_walk *w = (mention_walk *) data;
  unsigned *index = mentioned_index (w, op);
  if (!index)
    return false;
  if (filled_in_p (stmt, arg))
    {
      bitmap_set_bit (w->stores, *index);
      return false;
    }
  if (method_operand_p (w->live->vars[*index].decl))
    {
      bitmap_set_bit (w->loads, *index);
      return false;
    }
  /* A callee is told where its result goes; its program cannot know that.  */
  if (is_gimple_call (stmt) && op == gimple_call_lhs (stmt))
    {
      bitmap_set_bit (w->stores, *index);
      return false;
    }
  /* At -O0 GCC passes a static chain also to who does not use it.  */
  if (is_gimple_call (stmt) && arg == gimple_call_chain (stmt)
      && gimple_call_fndecl (stmt)
      && static_chain_unused_p (gimple_call_fndecl (stmt)))
    return false;
  if (const gcall *call = dyn_cast <const gcall *> (stmt))
    for (unsigned i = 0; i < gimple_call_num_args (call); i++)
      if (gimple_call_arg (call, i) == arg && argument_forgotten_p (call, i))
	{
	  bitmap_set_bit (w->loads, *index);
	  return false;
	}
  bitmap_set_bit (w->addresses, *index);
  return false;
}

/* Collect in W what STMT mentions; false if it mentions nothing of use.  */

static bool
walk_mentions (gimple *stmt, mention_walk *w)
{
  bitmap_clear (w->loads);
  bitmap_clear (w->stores);
  bitmap_clear (w->addresses);
  if (is_gimple_debug (stmt) || gimple_clobber_p (stmt)
      || gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    return false;
  walk_stmt_load_store_addr_ops (stmt, w, note_load, note_store, note_address);
  return true;
}

/* Return the index of the variable that STMT overwrites as a whole, or ends
   the life of, or -1.  */

static int
killed_var (const liveness *live, gimple *stmt)
{
  tree lhs = gimple_get_lhs (stmt);
  /* A call that throws leaves its result as it was.  */
  if (!lhs || !DECL_P (lhs) || stmt_could_throw_p (cfun, stmt))
    return -1;
  unsigned *i = const_cast<liveness *> (live)->var_index.get (lhs);
  return i ? (int) *i : -1;
}

/* Return the index of the variable whose scope ends, or has not begun, in the
   eyes of address sanitizer at STMT, or -1.  There is no clobber then.  */

static int
poisoned_var (const liveness *live, gimple *stmt)
{
  if (!gimple_call_internal_p (stmt, IFN_ASAN_MARK)
      || tree_to_shwi (gimple_call_arg (stmt, 0)) != ASAN_MARK_POISON)
    return -1;
  tree arg = gimple_call_arg (stmt, 1);
  tree var = TREE_CODE (arg) == ADDR_EXPR ? base_decl (TREE_OPERAND (arg, 0))
					  : NULL_TREE;
  const unsigned *i = var ? live->index_of (var) : NULL;
  return i ? (int) *i : -1;
}

/* List the memory variables of S's body.  */

static void
collect_vars (split *s)
{
  unsigned i;
  tree var;
  FOR_EACH_LOCAL_DECL (s->fun, i, var)
    if (VAR_P (var) && !is_global_var (var) && !is_gimple_reg (var)
	&& !DECL_HAS_VALUE_EXPR_P (var) && DECL_SIZE_UNIT (var)
	&& (tree_fits_uhwi_p (DECL_SIZE_UNIT (var))
	    || sizeless_type_p (TREE_TYPE (var)))
	&& !s->live.var_index.get (var) && !s->stack_vars.contains (var))
      {
	s->live.var_index.put (var, s->live.vars.length ());
	memory_var v = { var, false, s->live.new_set (), s->live.new_set () };
	s->live.vars.safe_push (v);
      }
}

/* Note which variables' addresses escape.  */

static void
compute_escapes (split *s, mention_walk *w)
{
  basic_block bb;
  bitmap escaped = s->live.vars_escaped;
  FOR_EACH_BB_FN (bb, s->fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	if (walk_mentions (gpi.phi (), w))
	  bitmap_ior_into (escaped, w->addresses);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (walk_mentions (gsi_stmt (gsi), w))
	  bitmap_ior_into (escaped, w->addresses);
    }
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (escaped, 0, i, bi)
    s->live.vars[i].escapes = true;
}

/* The two problems, whose elements are the indices of the variables.  */
struct var_flow
{
  dataflow mentioned, used;

  var_flow (function *fun)
    : mentioned (fun, FLOW_FORWARD), used (fun, FLOW_BACKWARD)
  {}
};

/* Take MENTIONED over STMT.  */

static void
transfer_mentioned (const liveness *live, gimple *stmt, mention_walk *w,
		    const flow_set &mentioned)
{
  int ended = (gimple_clobber_p (stmt) ? killed_var (live, stmt)
	       : poisoned_var (live, stmt));
  if (ended >= 0)
    mentioned.kill (ended);
  else if (walk_mentions (stmt, w))
    {
      mentioned.gen_all (w->loads);
      mentioned.gen_all (w->stores);
      mentioned.gen_all (w->addresses);
    }
}

/* Take USED backward over STMT.  */

static void
transfer_used (const liveness *live, gimple *stmt, mention_walk *w,
	       const flow_set &used)
{
  if (is_gimple_debug (stmt))
    return;
  int killed = killed_var (live, stmt);
  if (killed >= 0)
    used.kill (killed);
  if (walk_mentions (stmt, w))
    {
      used.gen_all (w->loads);
      /* Whoever has the address may load.  */
      used.gen_all (w->addresses);
    }
}

/* Solve both problems.  What is mentioned at the start are the parameters,
   which the ramp has stored.  GCC's compute_live_vars does not know of these,
   and takes the sanitizers' marks of scopes for mentions.  */

static void
solve_vars (split *s, var_flow *flow, mention_walk *w)
{
  for (tree parm : s->ramp_parms)
    if (parm)
      if (unsigned *i = s->live.var_index.get (parm))
	bitmap_set_bit (flow->mentioned.seed (ENTRY_BLOCK_PTR_FOR_FN (s->fun)),
			*i);
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	if (walk_mentions (gpi.phi (), w))
	  {
	    bitmap_ior_into (flow->mentioned.seed (bb), w->addresses);
	    edge e;
	    edge_iterator ei;
	    FOR_EACH_EDGE (e, ei, bb->preds)
	      bitmap_ior_into (flow->used.seed (e), w->addresses);
	  }
      flow_set mentioned = flow->mentioned.effect (bb);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	transfer_mentioned (&s->live, gsi_stmt (gsi), w, mentioned);
      flow_set used = flow->used.effect (bb);
      for (gimple_stmt_iterator gsi = gsi_last_bb (bb); !gsi_end_p (gsi);
	   gsi_prev (&gsi))
	transfer_used (&s->live, gsi_stmt (gsi), w, used);
    }
  flow->mentioned.solve ();
  flow->used.solve ();
}

/* All of LIVE are live at once; all of BEFORE were, and are noted.  What is in
   both needs to learn of what is new, which symmetrize_conflicts does.  */

static void
note_conflicts (split *s, bitmap live, bitmap before)
{
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_AND_COMPL_IN_BITMAP (live, before, 0, i, bi)
    bitmap_ior_into (s->live.vars[i].conflicts, live);
  bitmap_copy (before, live);
}

/* Of two variables that conflict both know.  */

static void
symmetrize_conflicts (split *s)
{
  for (unsigned i = 0; i < s->live.vars.length (); i++)
    {
      unsigned j;
      bitmap_iterator bi;
      EXECUTE_IF_SET_IN_BITMAP (s->live.vars[i].conflicts, 0, j, bi)
	if (i != j)
	  bitmap_set_bit (s->live.vars[j].conflicts, i);
    }
}

/* Restrict MENTIONED to what is live, given USED backward, in LIVE.  */

static void
combine (split *s, bitmap mentioned, bitmap used, bitmap live)
{
  bitmap_and (live, mentioned, used);
  bitmap_ior_and_into (live, mentioned, s->live.vars_escaped);
}

/* If STMT copies one variable to another as a whole, the two may share their
   bytes, if all of them; note that and return true.  */

static bool
note_copy (split *s, gimple *stmt)
{
  if (!gimple_assign_single_p (stmt) || !DECL_P (gimple_assign_rhs1 (stmt)))
    return false;
  unsigned *from = s->live.var_index.get (gimple_assign_rhs1 (stmt));
  unsigned *to = s->live.var_index.get (gimple_assign_lhs (stmt));
  if (!from || !to)
    return false;
  bitmap_set_bit (s->live.vars[*from].copies, *to);
  bitmap_set_bit (s->live.vars[*to].copies, *from);
  return true;
}

/* If STMT ends the life of a variable, note that those in LIVE go on.  */

static void
note_end (split *s, gimple *stmt, bitmap live)
{
  if (!gimple_clobber_p (stmt) || bitmap_empty_p (live)
      || killed_var (&s->live, stmt) < 0)
    return;
  bitmap copy = s->live.new_set ();
  bitmap_copy (copy, live);
  s->live.at_end.put (stmt, copy);
}

/* Note the conflicts of the variables in BB, and those live across the
   suspension at its end.  */

static void
finish_block_vars (split *s, basic_block bb, const var_flow *flow,
		   mention_walk *w, hash_map<basic_block, unsigned> *ends)
{
  auto_vec<bitmap> used_after;
  auto_bitmap used, mentioned, live, noted;
  flow_set used_now = { used, NULL }, mentioned_now = { mentioned, NULL };
  bitmap_copy (used, flow->used.at_end (bb));
  for (gimple_stmt_iterator gsi = gsi_last_bb (bb); !gsi_end_p (gsi);
       gsi_prev (&gsi))
    {
      bitmap copy = BITMAP_ALLOC (NULL);
      bitmap_copy (copy, used);
      used_after.safe_push (copy);
      transfer_used (&s->live, gsi_stmt (gsi), w, used_now);
    }
  bitmap_copy (mentioned, flow->mentioned.at_start (bb));
  combine (s, mentioned, used, live);
  note_conflicts (s, live, noted);
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    {
      bitmap after = used_after.pop ();
      transfer_mentioned (&s->live, gsi_stmt (gsi), w, mentioned_now);
      combine (s, mentioned, after, live);
      note_end (s, gsi_stmt (gsi), live);
      /* What a statement stores is live after it even if nobody reads it:
	 the store itself must not hit another variable.  */
      if (walk_mentions (gsi_stmt (gsi), w))
	{
	  bitmap_ior_into (live, w->stores);
	  if (!note_copy (s, gsi_stmt (gsi)))
	    bitmap_ior_into (live, w->loads);
	}
      note_conflicts (s, live, noted);
      if (unsigned *k = ends->get (bb))
	if (gsi_stmt (gsi) == s->suspensions[*k].call)
	  {
	    combine (s, mentioned, after, live);
	    bitmap_copy (s->suspensions[*k].vars, live);
	    bitmap_and (s->suspensions[*k].used_vars, live, after);
	  }
      BITMAP_FREE (after);
    }
}

/* Note the memory variables live across each suspension of S.  */

void
compute_live_vars (split *s)
{
  collect_vars (s);
  if (s->live.vars.is_empty ())
    return;
  hash_map<basic_block, unsigned> ends;
  for (unsigned k = 0; k < s->suspensions.length (); k++)
    ends.put (s->suspensions[k].before, k);
  auto_bitmap loads, stores, addresses;
  mention_walk w = { &s->live, loads, stores, addresses };
  compute_escapes (s, &w);
  var_flow flow (s->fun);
  solve_vars (s, &flow, &w);
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    finish_block_vars (s, bb, &flow, &w, &ends);
  symmetrize_conflicts (s);
  for (suspension &p : s->suspensions)
    bitmap_ior_into (s->live.vars_across, p.vars);
}

live_vars_walk::live_vars_walk (split *s)
  : m_s (s), m_flow (new var_flow (s->fun)), m_loads (BITMAP_ALLOC (NULL)),
    m_stores (BITMAP_ALLOC (NULL)), m_addresses (BITMAP_ALLOC (NULL))
{
  mention_walk w = { &s->live, m_loads, m_stores, m_addresses };
  solve_vars (s, m_flow, &w);
}

live_vars_walk::~live_vars_walk ()
{
  delete m_flow;
  BITMAP_FREE (m_loads);
  BITMAP_FREE (m_stores);
  BITMAP_FREE (m_addresses);
}

void
live_vars_walk::free_sets (vec<bitmap> *sets)
{
  for (bitmap &set : *sets)
    BITMAP_FREE (set);
  sets->truncate (0);
}

void
live_vars_walk::visit (basic_block bb, vec<bitmap> *live, vec<bitmap> *mentioned)
{
  mention_walk w = { &m_s->live, m_loads, m_stores, m_addresses };
  auto_vec<bitmap> used_after;
  auto_bitmap used, now;
  flow_set used_now = { used, NULL }, mentioned_now = { now, NULL };
  bitmap_copy (used, m_flow->used.at_end (bb));
  for (gimple_stmt_iterator gsi = gsi_last_bb (bb); !gsi_end_p (gsi);
       gsi_prev (&gsi))
    {
      used_after.safe_push (BITMAP_ALLOC (NULL));
      bitmap_copy (used_after.last (), used);
      transfer_used (&m_s->live, gsi_stmt (gsi), &w, used_now);
    }
  bitmap_copy (now, m_flow->mentioned.at_start (bb));
  live->safe_push (BITMAP_ALLOC (NULL));
  combine (m_s, now, used, live->last ());
  mentioned->safe_push (BITMAP_ALLOC (NULL));
  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
       gsi_next (&gpi))
    if (walk_mentions (gpi.phi (), &w))
      bitmap_ior_into (mentioned->last (), w.addresses);
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    {
      bitmap after = used_after.pop ();
      transfer_mentioned (&m_s->live, gsi_stmt (gsi), &w, mentioned_now);
      live->safe_push (BITMAP_ALLOC (NULL));
      combine (m_s, now, after, live->last ());
      BITMAP_FREE (after);
      mentioned->safe_push (BITMAP_ALLOC (NULL));
      if (walk_mentions (gsi_stmt (gsi), &w))
	{
	  bitmap_ior_into (mentioned->last (), w.loads);
	  bitmap_ior_into (mentioned->last (), w.stores);
	  bitmap_ior_into (mentioned->last (), w.addresses);
	}
    }
}
