/* May a frame be moved?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.

	char buf[64], *p = buf;
	co_yield (1);
	*p = 0;

   p points into the frame and is needed after the suspension: a copy of the
   frame would point into the original.  This frame is pinned.  Without such a
   self-reference it is movable: it may be copied between two resumes.

   Input: a resume body whose liveness is known.  Output: whether the
   coroutine is pinned, and if so the first reason found, with the places to
   show.

   1. Each address of a variable that the frame keeps is a reference.  It
      spreads through copies, arithmetic, PHI nodes and calls that return it,
      and through local variables that nothing else can reach.  What spreads
      remembers where the address was taken.
   2. A reference pins if it is stored where it may outlive the activation,
      passed to a call that may keep it (retain.cc), used by an asm, yielded,
      or given to a nested function as its static chain.
   3. So does one that is live across a suspension, unless it can be computed
      again: `p = buf' is, at the resume.

   The difference of two references and their comparison are none.  An object
   with an elided frame pins only if its own coroutine is pinned.

   It runs before layout and before any optimization: the answer is the same
   at every -O.  GCC's points-to analysis answers a coarser question.  */

#include "edit.h"
#include "retain.h"

/* Why a frame is pinned.  */
struct pin_reason
{
  const char *message;	/* Format: %qD the variable, %qD the coroutine,
			   and maybe %qD WHO.  */
  tree who;
  location_t address;	/* Where the address is taken.  */
  tree var;		/* Of what.  */
  location_t suspends;	/* The suspension that it survives, and  */
  tree holder;		/* the variable that holds it then,  */
  location_t use;	/* and where it is used later; or unknown.  */
};

/* A reference: where its address was taken, and of what.  */
struct origin
{
  location_t loc;
  tree var;
};

struct movability
{
  split *s;
  hash_map<tree, origin> holders;	/* SSA names and local variables.  */
  bool changed;
  bool pinned;
  pin_reason why;
};

/* True if the frame of M keeps VAR.  */

static bool
resident_p (movability *m, tree var)
{
  unsigned *i = m->s->live.var_index.get (var);
  return i && bitmap_bit_p (m->s->live.vars_across, *i);
}

/* The local variable that REF is a part of, if it may hold a reference without
   anybody else seeing it.  */

static tree
private_holder (movability *m, tree ref)
{
  tree base = base_decl (ref);
  if (!base || !VAR_P (base) || is_global_var (base)
      || TREE_THIS_VOLATILE (base) || resident_p (m, base))
    return NULL_TREE;
  unsigned *i = m->s->live.var_index.get (base);
  return i && !m->s->live.vars[*i].escapes ? base : NULL_TREE;
}

/* If T may hold a reference, set *O to its origin (LOC if the address is taken
   here) and return true.  */

static bool
reference_p (movability *m, tree t, location_t loc, origin *o)
{
  if (!t || CONSTANT_CLASS_P (t))
    return false;
  if (TREE_CODE (t) == TREE_LIST)
    return reference_p (m, TREE_VALUE (t), loc, o);
  if (TREE_CODE (t) == ADDR_EXPR)
    {
      tree base = get_base_address (TREE_OPERAND (t, 0));
      if (base && TREE_CODE (base) == MEM_REF)
	return reference_p (m, TREE_OPERAND (base, 0), loc, o);
      if (!base || !DECL_P (base) || !resident_p (m, base))
	return false;
      o->loc = loc;
      o->var = base;
      return true;
    }
  if (TREE_CODE (t) == CONSTRUCTOR)
    {
      unsigned i;
      tree value;
      FOR_EACH_CONSTRUCTOR_VALUE (CONSTRUCTOR_ELTS (t), i, value)
	if (reference_p (m, value, loc, o))
	  return true;
      return false;
    }
  /* A part of a value: of a complex number, a vector.  */
  while (handled_component_p (t)
	 && (TREE_CODE (TREE_OPERAND (t, 0)) == SSA_NAME
	     || handled_component_p (TREE_OPERAND (t, 0)))
	 && !base_decl (t))
    t = TREE_OPERAND (t, 0);
  tree key = TREE_CODE (t) == SSA_NAME ? t : private_holder (m, t);
  origin *known = key ? m->holders.get (key) : NULL;
  if (known)
    *o = *known;
  return known != NULL;
}

/* The frame is pinned for the reason MESSAGE, by the reference O.  */

static void
pin (movability *m, const origin &o, const char *message, tree who = NULL_TREE)
{
  if (m->pinned)
    return;
  m->pinned = true;
  m->why.message = message;
  m->why.who = who;
  m->why.address = o.loc;
  m->why.var = o.var;
  m->why.suspends = m->why.use = UNKNOWN_LOCATION;
}

/* The reference O goes to LHS.  */

static void
spread_to (movability *m, tree lhs, const origin &o)
{
  tree key = TREE_CODE (lhs) == SSA_NAME ? lhs : private_holder (m, lhs);
  if (!key)
    pin (m, o, G_("address of %qD is stored where it may outlive this "
		  "activation, so %qD is not movable"));
  else if (!m->holders.get (key))
    {
      m->holders.put (key, o);
      m->changed = true;
    }
}

/* The name of what CALL calls, for a message.  */

static tree
called_decl (const gcall *call)
{
  tree fndecl = gimple_call_fndecl (call);
  if (fndecl)
    if (coroutine *co = coroutine_of_part (fndecl))
      return co->ramp;
  return fndecl;
}

/* True if a value of TYPE may be, or have in it, a pointer.  */

static bool
may_hold_pointer_p (tree type)
{
  return !(is_gimple_reg_type (type) && TYPE_SIZE_UNIT (type)
	   && tree_int_cst_lt (TYPE_SIZE_UNIT (type),
			       TYPE_SIZE_UNIT (ptr_type_node)));
}

static void
spread_through_call (movability *m, gcall *call)
{
  location_t loc = gimple_location (call);
  enum marker code = marker_code (call);
  origin o;
  tree chain = gimple_call_chain (call), fndecl = gimple_call_fndecl (call);
  if (chain && reference_p (m, chain, loc, &o)
      && !(fndecl && static_chain_unused_p (fndecl)))
    pin (m, o, G_("address of %qD is captured by a nested function, so %qD is "
		  "not movable"));
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      if (!reference_p (m, gimple_call_arg (call, i), loc, &o))
	continue;
      if (code == MARKER_YIELD || code == MARKER_RETURN)
	pin (m, o, G_("address of %qD is yielded or returned, so %qD is not "
		      "movable"));
      int fate = code == MARKER_NONE ? argument_fate (call, i) : 0;
      tree callee = called_decl (call);
      if ((fate & FATE_KEPT) && callee)
	pin (m, o, G_("address of %qD is passed to a function that may keep "
		      "it, so %qD is not movable"), callee);
      else if (fate & FATE_KEPT)
	pin (m, o, G_("address of %qD is passed to an unknown function, so %qD "
		      "is not movable"));
      tree lhs = gimple_call_lhs (call);
      if ((fate & FATE_RETURNED) && lhs && may_hold_pointer_p (TREE_TYPE (lhs)))
	spread_to (m, lhs, o);
    }
}

static void
spread_through_assign (movability *m, gimple *stmt)
{
  if (gimple_clobber_p (stmt) || forgets_operands_p (stmt))
    return;
  location_t loc = gimple_location (stmt);
  origin o, o2;
  if (gimple_assign_rhs_code (stmt) == MINUS_EXPR
      && reference_p (m, gimple_assign_rhs1 (stmt), loc, &o)
      && reference_p (m, gimple_assign_rhs2 (stmt), loc, &o2))
    return;
  for (unsigned i = 1; i < gimple_num_ops (stmt); i++)
    if (reference_p (m, gimple_op (stmt, i), loc, &o))
      spread_to (m, gimple_assign_lhs (stmt), o);
}

/* Follow references through STMT.  */

static void
spread_through (movability *m, gimple *stmt)
{
  origin o;
  if (is_gimple_debug (stmt))
    return;
  if (gphi *phi = dyn_cast <gphi *> (stmt))
    {
      for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	if (reference_p (m, gimple_phi_arg_def (phi, i),
			 gimple_phi_arg_location (phi, i), &o))
	  spread_to (m, gimple_phi_result (phi), o);
    }
  else if (is_gimple_assign (stmt))
    spread_through_assign (m, stmt);
  else if (gcall *call = dyn_cast <gcall *> (stmt))
    spread_through_call (m, call);
  else if (gimple_code (stmt) == GIMPLE_ASM)
    for (unsigned i = 0; i < gimple_num_ops (stmt); i++)
      if (reference_p (m, gimple_op (stmt, i), gimple_location (stmt), &o))
	pin (m, o, G_("address of %qD is used by an %<asm%>, so %qD is not "
		      "movable"));
}

/* Compute all that holds a reference, and pin for what is done with one.  */

static void
spread_references (movability *m)
{
  m->changed = true;
  while (m->changed)
    {
      m->changed = false;
      basic_block bb;
      FOR_EACH_BB_FN (bb, m->s->fun)
	{
	  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	       gsi_next (&gpi))
	    if (!virtual_operand_p (gimple_phi_result (gpi.phi ())))
	      spread_through (m, gpi.phi ());
	  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	       gsi_next (&gsi))
	    spread_through (m, gsi_stmt (gsi));
	}
    }
}

/* Return where NAME, live across P, is used after it.  */

static location_t
later_use (split *s, const suspension *p, tree name)
{
  imm_use_iterator it;
  use_operand_p use;
  location_t found = UNKNOWN_LOCATION;
  FOR_EACH_IMM_USE_FAST (use, it, name)
    {
      gimple *stmt = USE_STMT (use);
      if (!is_gimple_debug (stmt) && gimple_code (stmt) != GIMPLE_PHI
	  && gimple_location (stmt) != UNKNOWN_LOCATION
	  && block_reaches_p (s->fun, p->after, gimple_bb (stmt)))
	/* The uses are in no useful order: take the first in the file.  */
	if (found == UNKNOWN_LOCATION
	    || linemap_compare_locations (line_table, gimple_location (stmt),
					  found) > 0)
	  found = gimple_location (stmt);
    }
  return found;
}

/* Pin for references that are live across a suspension.  */

static void
check_live_references (movability *m)
{
  for (const suspension &p : m->s->suspensions)
    {
      unsigned i;
      bitmap_iterator bi;
      EXECUTE_IF_SET_IN_BITMAP (p.names, 0, i, bi)
	{
	  tree name = ssa_name (i);
	  origin *o = m->holders.get (name);
	  if (!o || recomputable_p (name) || m->pinned)
	    continue;
	  pin (m, *o, G_("address of %qD is kept across a suspension, so %qD "
			 "is not movable"));
	  m->why.suspends = p.loc;
	  m->why.holder = SSA_NAME_VAR (name);
	  m->why.use = later_use (m->s, &p, name);
	}
    }
}

/* The coroutine of M is declared co_movable and is not: say why.  */

static void
diagnose_pinned (movability *m)
{
  const pin_reason *why = &m->why;
  tree ramp = m->s->co->ramp;
  auto_diagnostic_group group;
  error_at (why->address, why->message, why->var, ramp);
  if (why->who)
    inform (DECL_SOURCE_LOCATION (why->who), "%qD is declared here", why->who);
  if (why->suspends != UNKNOWN_LOCATION && why->holder)
    inform (why->suspends, "suspends here while %qD is live", why->holder);
  else if (why->suspends != UNKNOWN_LOCATION)
    inform (why->suspends, "suspends here");
  if (why->use != UNKNOWN_LOCATION)
    inform (why->use, "used here");
  inform (DECL_SOURCE_LOCATION (ramp), "%qD is declared %<co_movable%> here",
	  ramp);
}

/* Find out whether the coroutine of S is pinned; return the variable whose
   self-reference pins it, or null.  */

tree
find_pinned (split *s, bool report)
{
  movability m;
  m.s = s;
  m.pinned = false;
  spread_references (&m);
  check_live_references (&m);
  s->co->pinned = m.pinned;
  if (!m.pinned)
    return NULL_TREE;
  dump_note (m.why.address, m.why.message, m.why.var, s->co->ramp);
  if (report)
    diagnose_pinned (&m);
  return m.why.var;
}
