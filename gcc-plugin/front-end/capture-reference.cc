/* What coroutines get by reference of the functions around them.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	for (int i = 0; i < 3; i++)
	  its[i] = co_do (co_iterator(int), { co_yield (i); });

   warns: each object uses the one I, which has gone on, and away, when it is stepped.

   Input: what capture.cc has left.  Output: notes on the coroutines, from which
   objects/outlives.cc sees whose object outlives which variable; and warnings where the
   object is assigned to what exists longer than the loop's variable.  */

#include "front-end/capture.h"
#include "front-end/front-end.h"
#include "support/options.h"

/* True if nothing happens in S after LOOP, up to LAST.  */

static bool
nothing_happens_p (const function_scan *s, const pos_range &loop, unsigned last)
{
  for (const event &e : s->events)
    if (loop.last < e.pos && e.pos <= last)
      return false;
  return true;
}

/* True if VAR is written in LOOP, by S itself.  */

static bool
written_in_p (const function_scan *s, tree var, const pos_range &loop)
{
  for (const event &e : s->events)
    if (e.var == var && e.kind == EVENT_WRITE && loop.contains (e.pos))
      return true;
  return false;
}

/* True if VAR, of OWNER, is a variable of LOOP: declared in it, or what it counts
   with.  */

static bool
variable_of_p (function_scan *owner, tree var, const pos_range &loop)
{
  pos_range *scope = owner->scopes.get (var);
  return (scope
	  && (loop.contains (scope->first)
	      || (written_in_p (owner, var, loop)
		  && nothing_happens_p (owner, loop, scope->last))));
}

/* True if the object that C, in a loop of OWNER, makes is there when the turn in which
   VAR is captured has ended.  */

static bool
outlives_turn_p (function_scan *owner, const nested_creation *c, tree var)
{
  if (!c->into)
    return false;
  tree base = c->into;
  while (handled_component_p (base))
    base = TREE_OPERAND (base, 0);
  for (const pos_range &loop : owner->loops)
    {
      if (!loop.contains (c->pos) || !variable_of_p (owner, var, loop))
	continue;
      pos_range *scope = DECL_P (base) ? owner->scopes.get (base) : NULL;
      if (!scope || !(loop.contains (scope->first)
		      || owner->scopes.get (var)->contains (scope->first)))
	return true;
    }
  return false;
}

/* Note that S gets VAR, of OWNER, by reference, as E tells.  */

static void
note_reference (nest *all, function_scan *s, function_scan *owner, const event &use)
{
  captured_reference c = { use.var, use.loc, BY_REFERENCE_NAMED, UNKNOWN_LOCATION };
  nested_creation *made = only_creation (all, s);
  if (made)
    {
      const event *why;
      c.why = how_captured (all, s, owner, use.var, &why);
      if (why)
	c.why_loc = why->loc;
    }
  note_captured (s->fndecl, c);
  auto_diagnostic_group group;
  if (made && s->parent == owner && !cogen_opts.no_ownership_warnings
      && outlives_turn_p (owner, made, use.var)
      && warning_at (use.loc, 0, "the object refers to %qD, a variable of the loop, and "
		     "outlives the turn", use.var))
    explain_reference (c);
}

void
note_references (nest *all)
{
  /* The last one is the first that the user has written.  */
  for (unsigned i = all->length (); i-- > 0;)
    {
      function_scan *s = (*all)[i];
      if (!s->parent || !coroutine_decl_p (s->fndecl))
	continue;
      hash_set<tree> seen;
      for (const event &e : s->events)
	for (function_scan *owner = s->parent; owner; owner = owner->parent)
	  if (DECL_CONTEXT (e.var) == owner->fndecl && !seen.contains (e.var)
	      && (VAR_P (e.var) ? !TREE_STATIC (e.var) && !DECL_EXTERNAL (e.var)
				: TREE_CODE (e.var) == PARM_DECL))
	    {
	      seen.add (e.var);
	      note_reference (all, s, owner, e);
	    }
    }
}
