/* May a frame be moved?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	char buf[64], *p = buf;
	co_yield (1);
	*p = 0;

   p points into the frame and is needed after the suspension: a copy of the
   frame would point into the original.  This frame is pinned.  Without such a
   self-reference it is movable: it may be copied between two resumes.

   Input: a resume body whose liveness is known.  Output: whether the
   coroutine is pinned, and if so the first reason found, with the places to
   show.

   A reference is an address of a variable that the frame keeps, or what holds
   one; analysis/pointer-flow.cc says where references go.  The frame is pinned
   if there is a suspension at which the frame keeps the variable, and

   1. a statement from which that suspension is reached puts the reference
      where it outlives the activation: stores it outside, or in another
      variable that the frame keeps there; passes it to a call that may keep it
      (analysis/retain.cc), or an asm, or the consumer; gives it to a nested
      function as its static chain; or
   2. a name that holds the reference is live across the suspension, unless it
      can be computed again: `p = buf' is, at the resume.

   What is loaded from outside is no reference: the address got there by a
   statement of the first kind, from which no such suspension was reached, so
   none is reached from the load either.

   An object with an elided frame pins only if its own coroutine is pinned.

   Most frames keep no variable whose address gets away, as far as liveness knows, and
   need not be looked at.  With -fchecking they are, and shall not be pinned.

   It runs before layout and before any optimization: the answer is the same
   at every -O.  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "analysis/pointer-flow.h"
#include "analysis/suspension-reach.h"
#include "support/dump.h"
#include "support/queries.h"
#include "support/split.h"
#include "support/unit.h"

/* Why a frame is pinned.  */
struct pin_reason
{
  const char *message;	/* Format: %qD the variable, %qD the coroutine.  */
  tree who;		/* A function to show, or null.  */
  location_t address;	/* Where the address is taken,  */
  tree var;		/* of what,  */
  location_t place;	/* and where it gets to where it outlives the
			   activation; or unknown.  */
  bool passed;		/* That is a call.  */
  location_t suspends;	/* The suspension that it survives, and  */
  tree holder;		/* the variable that holds it then,  */
  location_t use;	/* and where it is used later; or unknown.  */
};

struct movability
{
  const split *s;
  pointer_flow flow;
  auto_bitmap resident;		/* Objects that the frame keeps.  */
  suspension_reach reach;
  bool pinned;
  pin_reason why;

  movability (const split *);
};

movability::movability (const split *split)
  : s (split), flow (split->fun, false), reach (split), pinned (false)
{
  for (unsigned o = 0; o < flow.objects (); o++)
    if (tree var = flow.variable (o))
      if (const unsigned *i = s->live.index_of (var))
	if (bitmap_bit_p (s->live.vars_across, *i))
	  bitmap_set_bit (resident, o);
}

/* True if the frame of M keeps the object O, a variable, across suspension
   K.  */

static bool
kept_across_p (const movability *m, unsigned o, unsigned k)
{
  const unsigned *i = m->s->live.index_of (m->flow.variable (o));
  return bitmap_bit_p (m->s->suspensions[k].vars, *i);
}

/* If a suspension can be reached from BB across which the frame of M keeps
   the object O, and HOLDER, if that is no -1, return true and the suspension's
   position in *AT.  */

static bool
survives_p (movability *m, basic_block bb, unsigned o, int holder, unsigned *at)
{
  unsigned k;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (m->reach.after (bb), 0, k, bi)
    if (kept_across_p (m, o, k)
	&& (holder < 0 || kept_across_p (m, holder, k)))
      {
	*at = k;
	return true;
      }
  return false;
}

/* Where the address of the object O was taken that the node VALUE leads to,
   maybe through other variables; ELSE if that is not known.  */

static location_t
address_place (const movability *m, unsigned value, unsigned o, location_t other)
{
  const_bitmap direct = m->flow.points_to (value);
  location_t loc = UNKNOWN_LOCATION;
  if (bitmap_bit_p (direct, o))
    loc = m->flow.origin (value, o);
  else
    {
      auto_bitmap all;
      m->flow.add_reachable (direct, all);
      unsigned through;
      bitmap_iterator bi;
      EXECUTE_IF_SET_IN_BITMAP (all, 0, through, bi)
	if (loc == UNKNOWN_LOCATION)
	  loc = m->flow.content_origin (through, o);
    }
  return loc == UNKNOWN_LOCATION ? other : loc;
}

/* The frame of M is pinned for the reason MESSAGE, by the reference to object O
   whose address was taken at LOC.  */

static void
pin (movability *m, unsigned o, location_t loc, const char *message)
{
  m->pinned = true;
  m->why = pin_reason ();
  m->why.message = message;
  m->why.address = loc;
  m->why.var = m->flow.variable (o);
  m->why.place = m->why.suspends = m->why.use = UNKNOWN_LOCATION;
}

/* What the user calls the function that STMT calls, or null.  */

static tree
called_decl (const gimple *stmt)
{
  tree fndecl = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  coroutine *co = fndecl ? coroutine_of_part (fndecl) : NULL;
  return co ? co->ramp : fndecl;
}

/* What to say of the use U.  */

static const char *
message_of_use (const pointer_use *u)
{
  switch (u->kind)
    {
    case USE_CAPTURED:
      return G_("address of %qD is captured by a nested function, so %qD is "
		"not movable");
    case USE_ASM:
      return G_("address of %qD is used by an %<asm%>, so %qD is not "
		"movable");
    case USE_YIELDED:
      return G_("address of %qD is yielded or returned, so %qD is not "
		"movable");
    default:
      break;
    }
  if (!is_gimple_call (u->stmt))
    return G_("address of %qD is stored where it may outlive this "
	      "activation, so %qD is not movable");
  if (called_decl (u->stmt))
    return G_("address of %qD is passed to a function that may keep "
	      "it, so %qD is not movable");
  return G_("address of %qD is passed to an unknown function, so %qD "
	    "is not movable");
}

/* Pin if the reference in U, to one of OBJECTS, outlives the activation; if
   HOLDER is no -1, in that variable, which the frame keeps.  */

static void
check_references (movability *m, const pointer_use *u, const_bitmap objects,
		  int holder)
{
  unsigned o, k;
  bitmap_iterator bi;
  EXECUTE_IF_AND_IN_BITMAP (objects, m->resident, 0, o, bi)
    if (!m->pinned && survives_p (m, gimple_bb (u->stmt), o, holder, &k))
      {
	pin (m, o, address_place (m, u->value, o, gimple_location (u->stmt)),
	     message_of_use (u));
	m->why.place = gimple_location (u->stmt);
	m->why.passed = is_gimple_call (u->stmt);
	if (u->kind != USE_YIELDED && u->kind != USE_CAPTURED)
	  m->why.who = called_decl (u->stmt);
      }
}

/* True if the frame of M keeps across some suspension what is known outside
   there.  */

static bool
outside_across_p (movability *m)
{
  known_outside outside (m->s, &m->flow);
  const_bitmap resident = m->resident;
  for (unsigned k = 0; k < m->s->suspensions.length (); k++)
    {
      unsigned o;
      bitmap_iterator bi;
      EXECUTE_IF_AND_IN_BITMAP (outside.at (&m->s->suspensions[k]), resident,
				0, o, bi)
	if (kept_across_p (m, o, k))
	  return true;
    }
  return false;
}

/* Pin if the reference in U outlives the activation: outside, if ESCAPES, or
   in a variable that the frame keeps.  */

static void
check_use (movability *m, const pointer_use *u, bool escapes)
{
  auto_bitmap escaping, holders;
  if (escapes)
    {
      m->flow.add_escaping (*u, escaping);
      check_references (m, u, escaping, -1);
    }
  m->flow.add_holders (*u, holders);
  unsigned o;
  bitmap_iterator bi;
  EXECUTE_IF_AND_IN_BITMAP (holders, m->resident, 0, o, bi)
    check_references (m, u, m->flow.points_to (u->value), o);
}

/* Return where NAME, live across P, is used after it.  */

static location_t
later_use (const split *s, const suspension *p, tree name)
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
  for (unsigned k = 0; k < m->s->suspensions.length (); k++)
    {
      const suspension &p = m->s->suspensions[k];
      unsigned i, o;
      bitmap_iterator bi, bj;
      EXECUTE_IF_SET_IN_BITMAP (p.names, 0, i, bi)
	{
	  tree name = ssa_name (i);
	  if (m->pinned || recomputable_p (name))
	    continue;
	  unsigned node = m->flow.node_of (name);
	  EXECUTE_IF_AND_IN_BITMAP (m->flow.points_to (node), m->resident, 0, o,
				    bj)
	    if (!m->pinned && kept_across_p (m, o, k))
	      {
		pin (m, o, m->flow.origin (node, o),
		     G_("address of %qD is kept across a suspension, so %qD "
			"is not movable"));
		m->why.suspends = p.loc;
		m->why.holder = SSA_NAME_VAR (name);
		m->why.use = later_use (m->s, &p, name);
	      }
	}
    }
}

/* Return the variable of the user's that VAR is, or holds: what nested functions
   capture is in a structure that GCC makes.  */

static tree
users_variable (tree var)
{
  if (DECL_ARTIFICIAL (var) && TREE_CODE (TREE_TYPE (var)) == RECORD_TYPE)
    for (tree field = TYPE_FIELDS (TREE_TYPE (var)); field;
	 field = DECL_CHAIN (field))
      if (TREE_CODE (field) == FIELD_DECL && DECL_NAME (field)
	  && !begins_with (IDENTIFIER_POINTER (DECL_NAME (field)), "__"))
	return field;
  return var;
}

/* The coroutine of M is declared co_movable and is not: say why.  */

static void
diagnose_pinned (movability *m)
{
  const pin_reason *why = &m->why;
  tree ramp = m->s->co->ramp;
  auto_diagnostic_group group;
  if (coroutine *elided = coroutine_of_frame (why->var))
    {
      tree child = elided->ramp;
      error_at (why->address, "%qD, whose frame is pinned, has it in that of %qD, "
		"which is not movable then", child, ramp);
      inform (DECL_SOURCE_LOCATION (child), "declare %qD %<co_movable%>, too, to be "
	      "told why it is pinned", child);
      inform (DECL_SOURCE_LOCATION (ramp), "%qD is declared %<co_movable%> here", ramp);
      return;
    }
  location_t loc = why->address;
  const char *ours = our_name_at (&loc);
  if (ours && DECL_NAME (why->var)
      && begins_with (IDENTIFIER_POINTER (DECL_NAME (why->var)), "co__"))
    {
      error_at (loc, "%qs keeps the address of a variable of its own, so %qD is not movable",
		ours, ramp);
      inform (DECL_SOURCE_LOCATION (ramp), "%qD is declared %<co_movable%> here", ramp);
      return;
    }
  error_at (why->address, why->message, users_variable (why->var), ramp);
  if (why->place != UNKNOWN_LOCATION
      && LOCATION_LINE (why->place) != LOCATION_LINE (why->address))
    {
      if (why->passed)
	inform (why->place, "passed here");
      else
	inform (why->place, "stored here");
    }
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
find_pinned (const split *s, bool report)
{
  /* Nothing keeps an address of what the frame keeps?  */
  bool evident = !bitmap_intersect_p (s->live.vars_across, s->live.vars_escaped);
  if (evident && !flag_checking)
    {
      s->co->pinned = false;
      return NULL_TREE;
    }
  movability m (s);
  /* A variable that another use makes known outside is no reason that would
     tell anybody why: that use is.  */
  bool escapes = outside_across_p (&m);
  for (int last = 0; last < 2; last++)
    for (const pointer_use &u : m.flow.uses)
      if (!m.pinned && m.flow.stored_in_variable_p (u) == last)
	check_use (&m, &u, escapes);
  check_live_references (&m);
  s->co->pinned = m.pinned;
  gcc_assert (!evident || !m.pinned);
  if (!m.pinned)
    return NULL_TREE;
  dump_note (m.why.address, m.why.message, m.why.var, s->co->ramp);
  if (report)
    diagnose_pinned (&m);
  return m.why.var;
}
