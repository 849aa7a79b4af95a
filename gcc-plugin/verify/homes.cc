/* Values at home: nothing else has their bytes while they are needed.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   - All values of one variable are at home in the same slot, if any is, and that
     has room for them.
   - Where a value at home is set, no other one is needed whose home has some of
     the same bytes, but a copy of it.
   - What a suspension keeps in slots has none of the bytes of what is at home and
     lives across it, unless it is a copy of that.
   - Nor has a variable in memory that lives, or is mentioned, where it is needed.
   - A slot with bytes of another one's home is not taken to be exclusive.

   analysis/homes.cc asks this of places, and of each variable once.  Here liveness is
   computed anew, in rounds over all blocks, and each two names are compared.  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "analysis/live.h"
#include "support/split.h"
#include "verify/verify.h"

struct home_check
{
  const split *s;
  auto_vec<const slot *> home;	/* By the version of a name, or null.  */
  auto_vec<bitmap> live;	/* By block: what is needed at its start.  */
  bitmap parms;			/* The names that the start loads.  */
  live_vars_walk *vars;
};

static bool
overlap_p (const slot *a, const slot *b)
{
  return (a->offset < b->offset + MAX (b->size, 1)
	  && b->offset < a->offset + MAX (a->size, 1));
}

static void
fail (const home_check *c, const char *what, tree a, tree b)
{
  internal_error ("cogen: %qD: %qE is at home, but %qE %s", c->s->co->ramp, a,
		  b, what);
}

/* Add what is needed at the end of BB to LIVE; if RETURNED, only if its last
   statement has done all that it does.  */

static void
add_live_out (const home_check *c, basic_block bb, bool returned, bitmap live)
{
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->succs)
    {
      if (returned && (e->flags & (EDGE_EH | EDGE_ABNORMAL)))
	continue;
      if (bitmap at = c->live[e->dest->index])
	bitmap_ior_into (live, at);
      for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	{
	  tree arg = PHI_ARG_DEF_FROM_EDGE (gpi.phi (), e);
	  if (TREE_CODE (arg) == SSA_NAME && !virtual_operand_p (arg))
	    bitmap_set_bit (live, SSA_NAME_VERSION (arg));
	}
    }
}

/* Nothing of LIVE, which is needed where NAME is set, is in the way.  */

static void
check_set (const home_check *c, tree name, const_bitmap live)
{
  const slot *a = c->home[SSA_NAME_VERSION (name)];
  if (!a)
    return;
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (live, 0, i, bi)
    if (c->home[i] && overlap_p (a, c->home[i])
	&& !one_value_p (name, ssa_name (i)))
      fail (c, "is needed there where it is set", name, ssa_name (i));
}

/* Of VARS, variables in memory, none is where something in LIVE is at home.  */

static void
check_memory (const home_check *c, const_bitmap vars, const_bitmap live)
{
  unsigned i, j;
  bitmap_iterator bi, bj;
  EXECUTE_IF_SET_IN_BITMAP (vars, 0, i, bi)
    {
      tree var = c->s->live.vars[i].decl;
      const slot *b = slot_of (c->s, var);
      if (b && b->memory && !b->exclusive)
	EXECUTE_IF_SET_IN_BITMAP (live, 0, j, bj)
	  if (c->home[j] && overlap_p (c->home[j], b))
	    fail (c, "is in memory there", ssa_name (j), var);
    }
}

/* Take LIVE backward over BB; CHECK it if that is said.  */

static void
visit_block (const home_check *c, basic_block bb, bitmap live, bool check)
{
  auto_vec<bitmap> vars, mentioned;
  if (check)
    c->vars->visit (bb, &vars, &mentioned);
  ssa_op_iter it;
  tree name;
  add_live_out (c, bb, false, live);
  unsigned n = vars.length ();
  for (gimple_stmt_iterator gsi = gsi_last_bb (bb); !gsi_end_p (gsi);
       gsi_prev (&gsi))
    {
      gimple *stmt = gsi_stmt (gsi);
      auto_bitmap after;
      n--;
      if (is_gimple_debug (stmt))
	continue;
      if (check)
	{
	  check_memory (c, vars[n], live);
	  if (stmt_ends_bb_p (stmt))
	    add_live_out (c, bb, true, after);
	  else
	    bitmap_copy (after, live);
	}
      FOR_EACH_SSA_TREE_OPERAND (name, stmt, it, SSA_OP_DEF)
	{
	  if (bitmap_bit_p (c->parms, SSA_NAME_VERSION (name)))
	    bitmap_ior_into (after, c->parms);
	  if (check)
	    check_set (c, name, after);
	  bitmap_clear_bit (live, SSA_NAME_VERSION (name));
	}
      if (check)
	check_memory (c, mentioned[n], live);
      FOR_EACH_SSA_TREE_OPERAND (name, stmt, it, SSA_OP_USE)
	bitmap_set_bit (live, SSA_NAME_VERSION (name));
    }
  auto_bitmap results;
  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
       gsi_next (&gpi))
    if (!virtual_operand_p (gimple_phi_result (gpi.phi ())))
      bitmap_set_bit (results, SSA_NAME_VERSION (gimple_phi_result
						 (gpi.phi ())));
  unsigned i;
  bitmap_iterator bi;
  if (check)
    {
      bitmap_ior_into (live, results);
      EXECUTE_IF_SET_IN_BITMAP (results, 0, i, bi)
	check_set (c, ssa_name (i), live);
      check_memory (c, vars[0], live);
      check_memory (c, mentioned[0], live);
      live_vars_walk::free_sets (&vars);
      live_vars_walk::free_sets (&mentioned);
    }
  bitmap_and_compl_into (live, results);
}

/* Compute LIVE.  */

static void
solve (home_check *c)
{
  for (int i = 0; i < last_basic_block_for_fn (c->s->fun); i++)
    c->live.safe_push (BITMAP_ALLOC (NULL));
  bool changed = true;
  while (changed)
    {
      changed = false;
      basic_block bb;
      FOR_EACH_BB_REVERSE_FN (bb, c->s->fun)
	{
	  auto_bitmap live;
	  visit_block (c, bb, live, false);
	  changed |= bitmap_ior_into (c->live[bb->index], live);
	}
    }
}

/* Find the homes, and what the start loads.  */

static void
collect_names (home_check *c)
{
  split *s = const_cast <split *> (c->s);
  unsigned i;
  tree name;
  c->home.safe_grow_cleared (num_ssa_names, true);
  FOR_EACH_SSA_NAME (i, name, s->fun)
    if (!virtual_operand_p (name))
      if (unsigned *k = s->homes.get (home_key (name)))
	{
	  const slot *a = c->home[i] = &s->frame.slots[*k];
	  if (a->size < tree_to_uhwi (TYPE_SIZE_UNIT (TREE_TYPE (name))))
	    internal_error ("cogen: %qD: %qE has no room at home", s->co->ramp,
			    name);
	}
  for (tree parm : s->ramp_parms)
    {
      gimple **load = parm ? s->parm_load.get (parm) : NULL;
      if (load && *load)
	bitmap_set_bit (c->parms, SSA_NAME_VERSION (gimple_get_lhs (*load)));
    }
}

/* What P keeps does not hit what is at home.  */

static void
check_suspension (const home_check *c, const suspension &p)
{
  unsigned i, j;
  bitmap_iterator bi, bj;
  EXECUTE_IF_SET_IN_BITMAP (p.names, 0, i, bi)
    if (const slot *a = c->home[i])
      EXECUTE_IF_SET_IN_BITMAP (p.names, 0, j, bj)
	{
	  const slot *b = slot_of (c->s, ssa_name (j));
	  if (b && !c->home[j] && overlap_p (a, b)
	      && !one_value_p (ssa_name (i), ssa_name (j)))
	    fail (c, "is kept there", ssa_name (i), ssa_name (j));
	}
}

/* No slot that has bytes of a home is exclusive.  */

static void
check_slots (const home_check *c)
{
  auto_vec<const slot *> homes;
  split *s = const_cast <split *> (c->s);
  for (const std::pair<tree, unsigned> &home : s->homes)
    homes.safe_push (&s->frame.slots[home.second]);
  for (const slot &b : s->frame.slots)
    for (const slot *a : homes)
      if (overlap_p (a, &b) && b.exclusive)
	internal_error ("cogen: %qD: the slot at %wu has bytes of a home",
			s->co->ramp, b.offset);
}

void
verify_homes (const split *s)
{
  if (!verifying_p () || const_cast <split *> (s)->homes.is_empty ())
    return;
  home_check c;
  auto_bitmap parms;
  c.s = s;
  c.parms = parms;
  collect_names (&c);
  solve (&c);
  live_vars_walk vars (const_cast <split *> (s));
  c.vars = &vars;
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    {
      auto_bitmap live;
      visit_block (&c, bb, live, true);
    }
  for (const suspension &p : s->suspensions)
    check_suspension (&c, p);
  check_slots (&c);
  for (bitmap live : c.live)
    BITMAP_FREE (live);
}
